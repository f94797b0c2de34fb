import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './load-config.ts';

/** What is wrong with a text, line by line. */
function complaints(text: string): string[] {
  try {
    readConfig('fuseboard.yaml', text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const breakers = (...urls: readonly string[]): string =>
  [
    'breakers:',
    ...urls.map((url, index) => `  - { name: b${index}, endpoint: { type: http, url: "${url}" } }`),
  ].join('\n');

describe('endpoints.allow', () => {
  it.each([
    ['', 'http://api.example.com/'],
    ['endpoints:\n', 'http://api.example.com/'],
    ['endpoints: {}\n', 'http://api.example.com/'],
    ['endpoints: { allow: [public, localhost:3000] }\n', 'http://localhost:3000/'],
    ['endpoints: { allow: ["[::1]:9000", 127.0.0.1:8080] }\n', 'http://127.0.0.1:8080/'],
    ['endpoints: { allow: ["*.internal.example", 10.0.0.0/8] }\n', 'http://10.9.9.9/'],
  ])('%j allows %s', (text, url) => {
    expect(complaints(text + breakers(url))).toEqual([]);
  });

  it('is kept for the calls', () => {
    const { endpoints } = readConfig('fuseboard.yaml', 'endpoints: { allow: [10.0.0.0/8] }');
    const place = { host: { name: 'db.example', family: 0 }, port: 1 };
    expect(endpoints.refuseAddress('10.0.0.1', place)).toBeNull();
    expect(endpoints.refuseAddress('8.8.8.8', place)).toMatchObject({ reason: 'not-listed' });
  });

  it('an endpoint that it leaves out is told by its line, with what to add', () => {
    expect(complaints(breakers('https://api.example.com/', 'http://localhost:3000/health'))).toEqual([
      'fuseboard.yaml:3:46 breakers[1].endpoint.url is refused: localhost:3000 is a loopback address; add `endpoints: { allow: [public, "localhost:3000"] }` to the configuration',
    ]);
    expect(complaints(`endpoints: { allow: [api.example.com] }\n${breakers('http://db.example/')}`)).toEqual([
      'fuseboard.yaml:3:46 breakers[0].endpoint.url is refused: db.example:80 is not in endpoints.allow; add "db.example:80" to endpoints.allow',
    ]);
    expect(
      complaints('breakers: [{ name: a, endpoint: { type: tcp, host: 10.0.0.7, port: 5432 } }]'),
    ).toEqual([
      'fuseboard.yaml:1:52 breakers[0].endpoint.host is refused: 10.0.0.7:5432 is a private address; add `endpoints: { allow: [public, "10.0.0.7:5432"] }` to the configuration',
    ]);
  });

  it('what to add is enough', () => {
    expect(
      complaints(
        `endpoints: { allow: [public, "localhost:3000"] }\n${breakers('https://api.example.com/', 'http://localhost:3000/health')}`,
      ),
    ).toEqual([]);
  });

  it('an entry that is none is told by its line; then nobody is missed on the list', () => {
    const text = `endpoints:\n  allow:\n    - 10.1.2.3/8\n    - https://ana:hunter2@api.example.com/pay?key=hunter2\n    - 8080\n`;
    expect(complaints(text)).toEqual(['fuseboard.yaml:5:7 endpoints.allow[2] must be text, got 8080']);
    expect(complaints(`${text.replace('    - 8080\n', '')}${breakers('http://127.0.0.1/')}`)).toEqual([
      'fuseboard.yaml:3:7 endpoints.allow[0] must begin where its range begins: 10.0.0.0/8, got "10.1.2.3/8"',
      expect.stringMatching(
        /^fuseboard\.yaml:4:7 endpoints\.allow\[1\] must be a host .*; not a URL: write "api\.example\.com", got "https:\/\/•••@api\.example\.com\/pay"$/,
      ),
    ]);
  });

  it.each([
    ['endpoints: []', 'fuseboard.yaml:1:12 endpoints must be an object with allow, got a list'],
    [
      'endpoints: { alow: [] }',
      'fuseboard.yaml:1:14 endpoints.alow is not a known key; did you mean "allow"?',
    ],
    [
      'endpoints: { allow: localhost }',
      'fuseboard.yaml:1:21 endpoints.allow must be a list, got "localhost"',
    ],
  ])('%j', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it('a demo service is on no list and needs none', () => {
    expect(
      complaints(
        'endpoints: { allow: [] }\nbreakers: [{ name: a, endpoint: { type: demo, service: payments } }]',
      ),
    ).toEqual([]);
  });
});
