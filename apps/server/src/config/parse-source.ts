import { extname } from 'node:path';
import { type Document, LineCounter, type YAMLError } from 'yaml';
import { type Composed, composeDocument, TooDeep } from './compose-document.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { sizeProblem } from './document-size.ts';
import { findJsonFault } from './json-fault.ts';
import { type Position, positionAt, SourcePositions } from './source-positions.ts';

export interface ParsedSource {
  readonly value: unknown;
  readonly positions: SourcePositions;
}

/** Uses of anchors together; room for 10,000 breakers that share two. */
const MOST_ALIASES = 20_000;
const DEEPEST = 100;

/** YAML; a file named `.json` must be JSON. @throws ConfigError */
export function parseSource(file: string, source: string): ParsedSource {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const { document, second } = compose(file, text, lines);
  const fault = extname(file).toLowerCase() === '.json' ? jsonFault(text, lines) : null;
  // What YAML says of a text that is not even JSON would only repeat it.
  if (fault !== null) throw new ConfigError(file, [fault]);
  const positions = new SourcePositions(document, lines);
  const problems = syntaxProblems(document, positions, second);
  if (problems.length > 0) throw new ConfigError(file, problems);
  return { value: plainValue(file, document), positions };
}

function compose(file: string, text: string, lines: LineCounter): Composed {
  try {
    return composeDocument(text, lines, DEEPEST);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    const message = `must not be nested deeper than ${DEEPEST} levels`;
    throw new ConfigError(file, [problem(positionAt(lines, error.offset), message)]);
  }
}

function plainValue(file: string, document: Document.Parsed): unknown {
  const refuse = (message: string): never => {
    throw new ConfigError(file, [problem({ line: 1, column: 1 }, message)]);
  };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    const tooLarge = sizeProblem(value, DEEPEST);
    return tooLarge === null ? value : refuse(tooLarge);
  } catch (error) {
    // How the library says that there are too many; every other alias was found to be good before.
    if (error instanceof ReferenceError)
      return refuse(`must not use aliases more than ${MOST_ALIASES} times`);
    throw error;
  }
}

const problem = (position: Position, message: string): ConfigProblem => ({ ...position, path: '', message });

function jsonFault(text: string, lines: LineCounter): ConfigProblem | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    const { offset, expected } = findJsonFault(text);
    const message = `is not valid JSON, as a file named .json must be: expected ${expected} here`;
    return problem(positionAt(lines, offset), message);
  }
}

function syntaxProblems(
  document: Document.Parsed,
  positions: SourcePositions,
  second: number | null,
): ConfigProblem[] {
  const faults = [...document.errors, ...document.warnings].map((fault) =>
    problem(positions.at(fault.pos[0]), syntaxWords(fault)),
  );
  const aliases = positions.unresolved.map((position) =>
    problem(position, 'is an alias of an anchor that does not stand before it'),
  );
  const more =
    second === null
      ? []
      : [problem(positions.at(second), 'begins a second document: a configuration is one')];
  return [...faults, ...aliases, ...more];
}

function syntaxWords({ code, message }: YAMLError): string {
  return code === 'DUPLICATE_KEY' ? 'is a key that this map already has' : `is not valid YAML: ${message}`;
}
