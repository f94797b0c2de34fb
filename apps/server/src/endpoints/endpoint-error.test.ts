import { errors } from 'undici';
import { describe, expect, it } from 'vitest';
import { EndpointError, explainError } from './endpoint-error.ts';

const withCode = (message: string, code: string, rest: object = {}): Error =>
  Object.assign(new Error(message), { code, ...rest });

describe('explainError', () => {
  it('names every address of a host that refused, though the error that holds them has no words', () => {
    const refused = [
      withCode('connect ECONNREFUSED ::1:80', 'ECONNREFUSED'),
      withCode('connect ECONNREFUSED 127.0.0.1:80', 'ECONNREFUSED'),
    ];
    expect(explainError(Object.assign(new AggregateError(refused), { code: 'ECONNREFUSED' }))).toMatchObject({
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED ::1:80; connect ECONNREFUSED 127.0.0.1:80',
    });
    expect(explainError(new AggregateError(refused)).code).toBe('ECONNREFUSED');
  });

  it.each([
    [withCode('read ECONNRESET', 'ECONNRESET'), 'ECONNRESET', 'read ECONNRESET'],
    [
      new errors.SocketError('other side closed'),
      'UND_ERR_SOCKET',
      'socket closed before the answer was complete',
    ],
    [
      new errors.HeadersOverflowError(),
      'UND_ERR_HEADERS_OVERFLOW',
      'the headers of the answer are too large',
    ],
    [
      withCode('write EPROTO 80FC2C0B:error:0A00010B', 'EPROTO', { reason: 'wrong version number' }),
      'EPROTO',
      'the other side does not speak TLS as it should (wrong version number)',
    ],
    [
      withCode('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'self-signed certificate',
    ],
    [new Error('odd'), 'UNKNOWN', 'odd'],
    ['thrown text', 'UNKNOWN', 'thrown text'],
  ])('%s keeps its code', (error, code, message) => {
    expect(explainError(error)).toMatchObject({ name: 'EndpointError', code, message, cause: error });
  });

  it.each([
    ['Expected HTTP/, RTSP/ or ICE/', 'HPE_INVALID_CONSTANT'],
    ['Invalid header token', 'HPE_INVALID_HEADER_TOKEN'],
    ['Invalid character in Content-Length', 'HPE_INVALID_CONTENT_LENGTH'],
    ['Invalid character in chunk size', 'HPE_INVALID_CHUNK_SIZE'],
    ['Something else', 'HPE_STRICT'],
  ])('an answer of which the parser says "%s" is not HTTP', (reason, code) => {
    const error = new errors.HTTPParserError(`Response does not match the HTTP/1.1 protocol (${reason})`);
    expect(explainError(error)).toMatchObject({ code, message: `the answer is not HTTP (${reason})` });
  });

  it('keeps the code of a parser that tells it', () => {
    const error = Object.assign(new errors.HTTPParserError('Paused in OnHeader'), { code: 'HPE_PAUSED' });
    expect(explainError(error)).toMatchObject({ code: 'HPE_PAUSED' });
  });

  it('leaves its own alone', () => {
    const own = new EndpointError('EDEMOOFF', 'off');
    expect(explainError(own)).toBe(own);
  });
});
