import { describe, expect, it } from 'vitest';
import { checkExposure } from './check-exposure.ts';

const open = { insecure: false, tokens: 0 };

describe('where the server may listen while nobody has to sign in', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', 'LOCALHOST'])('%s is loopback', (host) => {
    expect(() => checkExposure({ ...open, host })).not.toThrow();
  });

  it.each([
    '0.0.0.0',
    '::',
    '192.168.1.5',
    'example.com',
    'localhost.example.com',
    '126.0.0.1',
    '128.0.0.1',
    '::ffff:1.2.3.4',
  ])('%s is not, and needs tokens or --insecure', (host) => {
    expect(() => checkExposure({ ...open, host })).toThrow(
      /^The host ".*" can be reached .* FUSEBOARD_TOKENS.* --insecure\.$/,
    );
    expect(() => checkExposure({ ...open, host, insecure: true })).not.toThrow();
    expect(() => checkExposure({ ...open, host, tokens: 1 })).not.toThrow();
  });
});
