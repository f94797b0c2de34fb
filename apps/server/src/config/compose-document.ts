import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';

export interface Composed {
  readonly document: Document.Parsed;
  /** Where a second document begins; null: there is one, as there should be. */
  readonly second: number | null;
}

/** Where a text nests too deep. */
export class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('nested too deep');
    this.name = 'TooDeep';
    this.offset = offset;
  }
}

/**
 * YAML 1.2 with merge keys. Composing calls itself once a level, so the depth is bounded while the text is still read
 * token by token: a few thousand levels can end the whole process, not just the call.
 *
 * @throws TooDeep
 */
export function composeDocument(text: string, lines: LineCounter, deepest: number): Composed {
  const composer = new Composer({ lineCounter: lines, prettyErrors: false, merge: true, stringKeys: true });
  const [document, next] = composer.compose(boundedTokens(text, lines, deepest), true, text.length);
  if (document === undefined) throw new Error('the composer gave no document'); // it is told to give one
  return { document, second: next?.range[0] ?? null };
}

/** What the stack holds besides collections: the document and the scalar at hand. */
const NOT_COLLECTIONS = 2;

function* boundedTokens(text: string, lines: LineCounter, deepest: number): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > deepest + NOT_COLLECTIONS) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}
