import { CUT_OFF_WORDS, parserFault } from './parser-fault.ts';

/** A call that failed below HTTP; `code` is the system's or the client's own, such as `ECONNREFUSED`. */
export class EndpointError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EndpointError';
    this.code = code;
  }
}

/**
 * What the network or the HTTP client threw, in words by which a person knows the fault. The same fault always gives the
 * same words, since a breaker counts the errors behind a trip by them.
 */
export function explainError(error: unknown): EndpointError {
  if (error instanceof EndpointError) return error;
  const fault = parserFault(error);
  if (fault !== null) return new EndpointError(fault.code, fault.message, { cause: error });
  const code = codeOf(error) ?? 'UNKNOWN';
  return new EndpointError(code, wordsFor(code, error), { cause: error });
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : null;
}

const CUT_OFF: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

function wordsFor(code: string, error: unknown): string {
  if (CUT_OFF.has(code)) return CUT_OFF_WORDS;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'the headers of the answer are too large';
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    return `the other side does not speak TLS as it should (${tlsReason(error)})`;
  // A host with several addresses fails once for each, and the error that holds them has no message.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return messageOf(error);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** OpenSSL's message holds the number of a thread; its `reason` does not. */
function tlsReason(error: unknown): string {
  return error instanceof Error && 'reason' in error ? String(error.reason) : 'EPROTO';
}
