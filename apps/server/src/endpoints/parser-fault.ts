import { errors } from 'undici';

export interface ParserFault {
  readonly code: string;
  readonly message: string;
}

/** undici 7.30 wraps the parser's reason like this, and has lost the parser's code. */
const WRAPPED = /^Response does not match the HTTP\/1\.1 protocol \((.*)\)$/s;

/** The codes by which Node's own client names the same faults. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^Expected HTTP\//, 'HPE_INVALID_CONSTANT'],
  [/content-length|transfer-encoding/i, 'HPE_INVALID_CONTENT_LENGTH'],
  [/chunk/i, 'HPE_INVALID_CHUNK_SIZE'],
  [/version|expected dot/i, 'HPE_INVALID_VERSION'],
  [/status/i, 'HPE_INVALID_STATUS'],
  [/header/i, 'HPE_INVALID_HEADER_TOKEN'],
];

/** An answer whose connection is to be closed after it and was closed within it. */
const CUT_SHORT = 'Invalid EOF state';

export const CUT_OFF_WORDS = 'socket closed before the answer was complete';

/** What the HTTP parser found wrong with an answer; null for any other error. */
export function parserFault(error: unknown): ParserFault | null {
  if (!(error instanceof errors.HTTPParserError)) return null;
  const reason = WRAPPED.exec(error.message)?.[1] ?? error.message;
  if (reason === CUT_SHORT) return { code: 'HPE_INVALID_EOF_STATE', message: CUT_OFF_WORDS };
  const known = CODES.find(([pattern]) => pattern.test(reason))?.[1];
  return { code: error.code ?? known ?? 'HPE_STRICT', message: `the answer is not HTTP (${reason})` };
}
