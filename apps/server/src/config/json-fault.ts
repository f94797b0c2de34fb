/** Where a text stops being JSON, and what should have stood there. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'end';

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * `JSON.parse` judges; this only finds the place, which its messages tell in some versions and for some faults alone,
 * and which they tell together with the text around it, that may be secret.
 */
export function findJsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let offset = skip(SPACE, text, 0);
  while (offset < text.length) {
    const step = advance(text, offset, { wanted, open });
    if (step === null) break;
    wanted = step.wanted;
    offset = skip(SPACE, text, step.offset);
  }
  return { offset, expected: expectedWords(wanted, open.at(-1)) };
}

interface State {
  readonly wanted: Wanted;
  /** Changed in place. */
  readonly open: ('{' | '[')[];
}

function advance(text: string, offset: number, state: State): { wanted: Wanted; offset: number } | null {
  const { wanted, open } = state;
  const char = text[offset];
  const next = (then: Wanted): { wanted: Wanted; offset: number } => ({ wanted: then, offset: offset + 1 });
  if (wanted === 'colon') return char === ':' ? next('value') : null;
  if (wanted === 'comma' && char === ',') return next(open.at(-1) === '{' ? 'key' : 'value');
  if (closes(char, state)) {
    open.pop();
    return next(open.length === 0 ? 'end' : 'comma');
  }
  if (wanted === 'end' || wanted === 'comma') return null;
  const isKey = wanted === 'key' || wanted === 'key or }';
  if (!isKey && (char === '{' || char === '[')) {
    open.push(char);
    return next(char === '{' ? 'key or }' : 'value or ]');
  }
  const end = isKey && char !== '"' ? offset : skip(SCALAR, text, offset);
  if (end === offset) return null;
  return { wanted: isKey ? 'colon' : open.length === 0 ? 'end' : 'comma', offset: end };
}

function closes(char: string | undefined, { wanted, open }: State): boolean {
  if (char === '}') return open.at(-1) === '{' && (wanted === 'comma' || wanted === 'key or }');
  return char === ']' && open.at(-1) === '[' && (wanted === 'comma' || wanted === 'value or ]');
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function expectedWords(wanted: Wanted, inside: '{' | '[' | undefined): string {
  if (wanted === 'comma') return inside === '{' ? 'a comma or }' : 'a comma or ]';
  if (wanted === 'end') return 'nothing more';
  if (wanted === 'colon') return 'a colon';
  return wanted.startsWith('key') ? wanted.replace('key', 'a key in double quotes') : `a ${wanted}`;
}
