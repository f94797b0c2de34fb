import { extname } from 'node:path';
import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { findJsonFault } from './json-fault.ts';
import { SourcePositions } from './source-positions.ts';

export interface ParsedSource {
  readonly value: unknown;
  readonly positions: SourcePositions;
}

/** Uses of anchors together; room for 10,000 breakers that share two. */
const MOST_ALIASES = 20_000;
/** Values once every alias is written out. */
const MOST_VALUES = 1_000_000;
const DEEPEST = 100;

/** YAML 1.2 with merge keys; a file named `.json` must be JSON. @throws ConfigError */
export function parseSource(file: string, source: string): ParsedSource {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const document = guarded(file, () =>
    parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true, stringKeys: true }),
  );
  const positions = new SourcePositions(document, lines);
  const problems = [
    ...(extname(file).toLowerCase() === '.json' ? jsonProblems(text, positions) : []),
    ...syntaxProblems(document, positions),
  ];
  if (problems.length > 0)
    throw new ConfigError(file, problems.slice(0, isJsonFault(problems) ? 1 : undefined));
  const value = guarded(file, (): unknown => document.toJS({ maxAliasCount: MOST_ALIASES }));
  checkSize(file, value);
  return { value, positions };
}

/** The parser nests its own calls as the text nests its values, and gives up in its own words on too many aliases. */
function guarded<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError)
      throw ofDocument(file, `must not be nested deeper than ${DEEPEST} levels`);
    if (error instanceof ReferenceError)
      throw ofDocument(file, `must not use aliases more than ${MOST_ALIASES} times`);
    throw error;
  }
}

const JSON_FAULT = 'is not valid JSON, as a file named .json must be';

function jsonProblems(text: string, positions: SourcePositions): ConfigProblem[] {
  try {
    JSON.parse(text);
    return [];
  } catch {
    const { offset, expected } = findJsonFault(text);
    return [{ ...positions.at(offset), path: '', message: `${JSON_FAULT}: expected ${expected} here` }];
  }
}

/** What YAML says of a text that is not even JSON would only repeat it. */
const isJsonFault = ([first]: readonly ConfigProblem[]): boolean =>
  first?.message.startsWith(JSON_FAULT) === true;

function syntaxProblems(document: Document.Parsed, positions: SourcePositions): ConfigProblem[] {
  const faults = [...document.errors, ...document.warnings].map((fault) => ({
    ...positions.at(fault.pos[0]),
    path: '',
    message: syntaxWords(fault),
  }));
  const aliases = positions.unresolved.map((position) => ({
    ...position,
    path: '',
    message: 'is an alias of an anchor that does not stand before it',
  }));
  return [...faults, ...aliases];
}

function syntaxWords({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'is a key that this map already has';
  if (code === 'MULTIPLE_DOCS') return 'begins a second document: a configuration is one';
  return `is not valid YAML: ${message}`;
}

/** Aliases make small texts into huge values, or into values that hold themselves. */
function checkSize(file: string, root: unknown): void {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    seen += 1;
    if (seen > MOST_VALUES)
      throw ofDocument(file, `must not hold more than ${MOST_VALUES} values, aliases written out`);
    if (depth > DEEPEST) throw ofDocument(file, `must not be nested deeper than ${DEEPEST} levels`);
    if (typeof value !== 'object' || value === null) continue;
    for (const child of Object.values(value)) waiting.push({ value: child, depth: depth + 1 });
  }
}

const ofDocument = (file: string, message: string): ConfigError =>
  new ConfigError(file, [{ line: 1, column: 1, path: '', message }]);
