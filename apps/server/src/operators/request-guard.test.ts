import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem-error.ts';
import { checkHost, checkOrigin, type Listening, reachableHost } from './request-guard.ts';

function codeOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

describe('the Host of a request', () => {
  const at = (host: string, port: number): Listening => ({ host, port, publicUrl: null });
  const onLoopback = at('127.0.0.1', 4400);
  const onName = at('board.internal', 4400);
  const onEverything = at('0.0.0.0', 4400);
  const behindProxy = { ...onLoopback, publicUrl: new URL('https://board.example') };

  it.each([
    ['127.0.0.1:4400', onLoopback],
    ['localhost:4400', onLoopback],
    ['LOCALHOST:4400', onLoopback],
    ['[::1]:4400', onLoopback],
    ['127.0.0.1', onLoopback],
    ['localhost:8080', onLoopback], // through a tunnel
    ['board.internal:4400', onName],
    ['Board.Internal:4400', onName],
    ['localhost:4400', onName],
    ['[fd00::7]:4400', at('fd00::7', 4400)],
    ['board.internal', at('board.internal', 80)],
    ['10.1.2.3:4400', onEverything],
    ['[fd00::7]:4400', onEverything],
    [`${hostname()}:4400`, onEverything],
    ['10.1.2.3:8080', at('::', 4400)], // a mapped port
    ['board.example', behindProxy],
    ['localhost:4400', behindProxy],
  ])('may be %s', (host, listening) => {
    expect(codeOf(() => checkHost({ host }, listening))).toBeNull();
  });

  it.each([
    ['evil.example:4400', onLoopback],
    ['localhost.evil.example:4400', onLoopback],
    ['127.0.0.1.evil.example', onLoopback],
    ['127.0.0.1@evil.example', onLoopback],
    ['10.1.2.3:4400', onLoopback],
    ['', onLoopback],
    [undefined, onLoopback],
    ['board.internal:4401', onName],
    ['board.internal', onName],
    ['evil.example:4400', onEverything],
    ['localhost:4400:80', onLoopback],
    ['board.example:4400', behindProxy],
    ['other.example', behindProxy],
  ])('may not be %s', (host, listening) => {
    expect(codeOf(() => checkHost(host === undefined ? {} : { host }, listening))).toBe('forbidden-host');
  });
});

describe('the Origin of a request', () => {
  it.each([
    [undefined, 'localhost:4400'],
    ['http://localhost:4400', 'localhost:4400'],
    ['http://LOCALHOST:4400', 'localhost:4400'],
    ['https://board.example', 'board.example'], // TLS ends before this server
    ['http://localhost', 'localhost:80'],
    ['http://[::1]:4400', '[::1]:4400'],
  ])('%s may act on %s', (origin, host) => {
    expect(codeOf(() => checkOrigin(origin === undefined ? { host } : { origin, host }, null))).toBeNull();
  });

  it('may be what browsers open where a proxy has rewritten the Host, and nothing like it', () => {
    const publicUrl = new URL('https://board.example');
    const check = (origin: string) =>
      codeOf(() => checkOrigin({ origin, host: 'localhost:4400' }, publicUrl));
    expect(check('https://board.example')).toBeNull();
    expect(check('http://board.example')).toBe('forbidden-origin');
    expect(check('https://board.example:8443')).toBe('forbidden-origin');
  });

  it.each([
    ['http://evil.example', 'localhost:4400'],
    ['http://localhost:4401', 'localhost:4400'],
    ['http://localhost:4400.evil.example', 'localhost:4400'],
    ['null', 'localhost:4400'],
    ['', 'localhost:4400'],
    ['file://', 'localhost:4400'],
    ['http://localhost:4400', ''],
  ])('%s may not act on %s', (origin, host) => {
    expect(codeOf(() => checkOrigin({ origin, host }, null))).toBe('forbidden-origin');
  });
});

describe('the address to open', () => {
  it('is one that a browser can use', () => {
    expect(['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::', 'board.internal'].map(reachableHost)).toEqual([
      '127.0.0.1',
      'localhost',
      '[::1]',
      'localhost',
      'localhost',
      'board.internal',
    ]);
  });
});
