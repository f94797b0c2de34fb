import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, readConfig } from './load-config.ts';

/** What `ConfigError` prints for a text, line by line. */
function complaints(text: string, file = 'fuseboard.yaml'): string[] {
  try {
    readConfig(file, text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  throw new Error('the configuration was accepted');
}

const breaker = (name: string, rest = ''): string =>
  `  - name: ${name}\n    endpoint: { type: tcp, host: db.example.com, port: 5432 }\n${rest}`;

describe('a valid configuration', () => {
  it('is read with its defaults filled in and its durations in ms', () => {
    const config = readConfig(
      'fuseboard.yaml',
      `
breakers:
  - name: payments
    group: checkout
    endpoint: { type: http, url: https://api.example.com/pay, timeout: 2s }
    traffic: { rate: 5, arrival: poisson }
    breaker: { slidingWindow: { type: time-based, duration: 30s }, waitDurationInOpenState: 10s }
    fallback: { body: { cached: true } }
demo: false
`,
    );
    expect(config.demo).toBe(false);
    expect(config.breakers).toEqual([
      {
        name: 'payments',
        group: 'checkout',
        description: null,
        endpoint: {
          type: 'http',
          url: 'https://api.example.com/pay',
          method: 'GET',
          headers: {},
          timeout: 2_000,
          failOn: ['5xx', '429'],
          ignore: [],
        },
        traffic: { rate: 5, arrival: 'poisson' },
        breaker: { slidingWindow: { type: 'time-based', duration: 30_000 }, waitDurationInOpenState: 10_000 },
        fallback: { status: 200, body: { cached: true } },
      },
    ]);
  });

  it.each(['', '# nothing yet\n', 'breakers:\n', 'breakers: []', '{}'])('may hold nothing: %j', (text) => {
    expect(readConfig('fuseboard.yaml', text)).toMatchObject({
      breakers: [],
      demo: true,
      endpoints: { isListed: false },
    });
  });

  it('shares settings by anchors and merge keys', () => {
    const text = `breakers:
  - &first { name: a, endpoint: &db { type: tcp, host: db, port: 1 }, breaker: &b { minimumNumberOfCalls: 7 } }
  - { <<: *first, name: b }
  - { name: c, endpoint: *db, breaker: { <<: *b, failureRateThreshold: 30 } }
`;
    const { breakers } = readConfig('fuseboard.yaml', text);
    expect(breakers.map(({ name, breaker: settings }) => [name, settings])).toEqual([
      ['a', { minimumNumberOfCalls: 7 }],
      ['b', { minimumNumberOfCalls: 7 }],
      ['c', { minimumNumberOfCalls: 7, failureRateThreshold: 30 }],
    ]);
  });

  it('may be JSON, indented by tabs and after a byte order mark', () => {
    const text = `\uFEFF{\n\t"demo": false,\n\t"breakers": [\n\t\t{ "name": "a", "endpoint": { "type": "tcp", "host": "h", "port": 1 } }\n\t]\n}`;
    expect(readConfig('fuseboard.json', text).breakers.map(({ name }) => name)).toEqual(['a']);
  });

  it('may hold 10,000 breakers that share an anchor', () => {
    const list = Array.from({ length: 9_999 }, (_, index) => `  - { <<: *first, name: b${index} }`);
    const text = `breakers:\n  - &first { name: first, endpoint: { type: tcp, host: h, port: 1 } }\n${list.join('\n')}`;
    expect(readConfig('fuseboard.yaml', text).breakers).toHaveLength(10_000);
  }, 60_000);

  it('says how long series are kept; what it leaves out is as long as is usual', () => {
    const text = 'history: { retention: { seconds: 2h, minutes: 1440h } }';
    expect(readConfig('fuseboard.yaml', text).retention).toEqual({
      seconds: 7_200_000,
      tenSeconds: 86_400_000,
      minutes: 5_184_000_000,
    });
    const short = 'history: { retention: { seconds: 5s } }';
    expect(() => readConfig('fuseboard.yaml', short)).toThrow(
      /history\.retention\.seconds must be at least 1m/,
    );
  });
});

describe('what is wrong is told by file, line, column and path', () => {
  it('all of it at once, in the order of the file', () => {
    expect(
      complaints(`demo: perhaps
breakers:
  - name: a
    endpoint: { type: tcp, host: h, port: 1 }
    breaker:
      slidingWindow:
        type: count-based
        size: ten
  - name: b
    endpoint: { type: tcp, host: h, port: 1 }
    breaker:
      minimumNumberOfCalls: 300
  - name: a
    endpiont: {}
colour: red
`),
    ).toEqual([
      'fuseboard.yaml:1:7 demo must be true or false, got "perhaps"',
      'fuseboard.yaml:8:15 breakers[0].breaker.slidingWindow.size must be an integer of at least 1, got "ten"',
      expect.stringMatching(
        /^fuseboard\.yaml:12:29 breakers\[1\]\.breaker\.minimumNumberOfCalls must be .*100.*, got 300$/,
      ),
      'fuseboard.yaml:13:5 breakers[2].endpoint is missing; it must be an object whose type is one of http, tcp, demo',
      'fuseboard.yaml:13:11 breakers[2].name must be a name of its own, got "a", which is the name of breakers[0] already',
      'fuseboard.yaml:14:5 breakers[2].endpiont is not a known key; did you mean "endpoint"?',
      'fuseboard.yaml:15:1 colour is not a known key; known are breakers, demo, history, endpoints, access',
    ]);
  });

  it('and offered to programs as well', () => {
    expect(() => readConfig('x.yaml', 'demo: 5')).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        file: 'x.yaml',
        problems: [{ line: 1, column: 7, path: 'demo', message: 'must be true or false, got 5' }],
      }),
    );
  });

  it.each([
    [
      '- just\n- a list',
      'x.yaml:1:1 must be an object with breakers, demo, history, endpoints, access, got a list',
    ],
    ['breakers: yes please', 'x.yaml:1:11 breakers must be a list, got "yes please"'],
    [
      `breakers:\n${breaker('a', '    breaker: { timeout: 0 }')}`,
      expect.stringMatching(/^x\.yaml:4:25 breakers\[0\]\.breaker\.timeout must be .* 0, got 0$/),
    ],
    [
      'breakers:\n- name: a\n  endpoint: { type: tcp, host: h, port: 1, timeout: 0ms }',
      expect.stringMatching(/^x\.yaml:3:53 breakers\[0\]\.endpoint\.timeout must be .* 0, got 0$/),
    ],
    [
      'breakers:\n- name: a\n  endpoint: { type: demo, service: paymets }',
      'x.yaml:3:36 breakers[0].endpoint.service must be one of payments, inventory, search, recommendations, shipping, email, got "paymets"; did you mean "payments"?',
    ],
    [
      'breakers:\n  -\n',
      'x.yaml:2:4 breakers[0] must be an object with name, group, description, endpoint, traffic, breaker, fallback, got null',
    ],
  ])('%j', (text, complaint) => {
    expect(complaints(text, 'x.yaml')).toEqual([complaint]);
  });

  it('at the anchor for what came in by an alias or a merge', () => {
    const text = `breakers:
  - &a
    name: a
    endpoint: { type: tcp, host: h, port: 1 }
    breaker: { measureLatency: 1 }
  - <<: *a
    name: b
`;
    expect(complaints(text)).toEqual([
      'fuseboard.yaml:5:32 breakers[0].breaker.measureLatency must be true or false, got 1',
      'fuseboard.yaml:5:32 breakers[1].breaker.measureLatency must be true or false, got 1',
    ]);
  });

  it('with at most 50 lines of it', () => {
    const list = Array.from({ length: 70 }, (_, index) => `  - { name: b${index} }`);
    const lines = complaints(`breakers:\n${list.join('\n')}`);
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('… and 20 more');
  });

  it.each([
    ['x y', 'is not a name that a header can have'],
    ['Transfer-Encoding', 'is a header of the connection, which the server sets itself: leave it out'],
  ])('refuses the header name %s', (name, message) => {
    const text = `breakers:\n- name: a\n  endpoint:\n    type: http\n    url: http://h/\n    headers:\n      "${name}": hunter2`;
    const [complaint, ...others] = complaints(text);
    expect(complaint).toMatch(/^fuseboard\.yaml:7:7 /);
    expect(complaint).toContain(message);
    expect(complaint).not.toContain('hunter2');
    expect(others).toEqual([]);
  });

  it('refuses a header value that would not travel, without repeating it', () => {
    const text = String.raw`breakers: [{ name: a, endpoint: { type: http, url: "http://h/", headers: { x-token: "hunter2\n" } } }]`;
    expect(complaints(text)).toEqual([
      'fuseboard.yaml:1:85 breakers[0].endpoint.headers.x-token has a character in it that no header may carry',
    ]);
  });
});

describe('what is no YAML or JSON', () => {
  it.each([
    ['breakers: [1\ndemo: true', /^x\.yaml:2:1 is not valid YAML: /],
    ['a: 1\na: 2', /^x\.yaml:2:1 is a key that this map already has$/],
    ['demo: true\n---\ndemo: false', /^x\.yaml:2:1 begins a second document: a configuration is one$/],
    ['demo: *nowhere', /^x\.yaml:1:7 is an alias of an anchor that does not stand before it$/],
    ['demo: !secret x', /^x\.yaml:1:7 is not valid YAML: Unresolved tag: !secret$/],
    ['demo:\n\t- x', /^x\.yaml:2:\d is not valid YAML: Tabs are not allowed as indentation$/],
  ])('%j is told by its place', (text, complaint) => {
    expect(complaints(text, 'x.yaml')[0]).toMatch(complaint);
  });

  it.each([
    ['{ "demo": true, }', '1:17', 'a key in double quotes'],
    ['{ "demo": tru }', '1:11', 'a value'],
    ["{\n  'demo': true }", '2:3', 'a key in double quotes or }'],
    ['{ "demo" true }', '1:10', 'a colon'],
    ['{ "demo": true "breakers": [] }', '1:16', 'a comma or }'],
    ['{ "breakers": [1 2] }', '1:18', 'a comma or ]'],
    ['{} {}', '1:4', 'nothing more'],
    ['{ "demo": true', '1:15', 'a comma or }'],
    ['{ "breakers": [', '1:16', 'a value or ]'],
    ['', '1:1', 'a value'],
    ['{ "demo": "a\nb" }', '1:11', 'a value'],
    ['demo: true', '1:1', 'a value'],
  ])('%j is no JSON, which a file named .json must be', (text, place, expected) => {
    expect(complaints(text, 'x.json')).toEqual([
      `x.json:${place} is not valid JSON, as a file named .json must be: expected ${expected} here`,
    ]);
  });

  it('a key twice is refused in JSON, too', () => {
    expect(complaints('{ "demo": true, "demo": false }', 'x.json')).toEqual([
      'x.json:1:17 is a key that this map already has',
    ]);
  });

  it('repeats nothing of a text that may hold secrets', () => {
    expect(complaints('{ "password": "hunter2" x', 'x.json').join()).not.toContain('hunter2');
  });
});

describe('limits', () => {
  it('10,000 breakers', () => {
    expect(complaints(`breakers: [${'0,'.repeat(10_000)}0]`)).toEqual([
      'fuseboard.yaml:1:11 breakers must be a list of at most 10000 entries, got a list',
    ]);
  });

  it('aliases that multiply', () => {
    const level = (name: string, of: string): string =>
      `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`;
    const names = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const bomb = ['a: &a [x]', ...names.map((name, index) => level(name, ['a', ...names][index] ?? ''))];
    expect(complaints(bomb.join('\n'))).toEqual([
      expect.stringMatching(
        /^fuseboard\.yaml:1:1 must not (use aliases more than 20000 times|hold more than 1000000)/,
      ),
    ]);
  });

  it('aliases of much, many times', () => {
    const big = `big: &big [${Array(2_000).fill('1').join(', ')}]`;
    const uses = Array.from({ length: 600 }, (_, index) => `u${index}: *big`);
    expect(complaints([big, ...uses].join('\n'))).toEqual([
      'fuseboard.yaml:1:1 must not hold more than 1000000 values, aliases written out',
    ]);
  });

  it('depth', () => {
    const nested = (levels: number): string => `breakers: ${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(complaints(nested(150))).toEqual([
      expect.stringMatching(/^fuseboard\.yaml:1:11\d must not be nested deeper than 100 levels$/),
    ]);
    expect(complaints(nested(90))[0]).toContain('must be an object');
    expect(complaints('breakers: &a [*a]')).toEqual([
      'fuseboard.yaml:1:1 must not be nested deeper than 100 levels',
    ]);
  });

  it.each([
    ['['.repeat(1_000_000), 'x.yaml'],
    ['- '.repeat(1_000_000), 'x.yaml'],
    ['{ a: '.repeat(1_000_000), 'x.yaml'],
    ['? '.repeat(1_000_000), 'x.yaml'],
    ['{"a":'.repeat(1_000_000), 'x.json'],
  ])('depth that would end the process (%#)', (text, file) => {
    expect(complaints(text, file)).toEqual([
      expect.stringMatching(/^x\.(yaml|json):1:\d+ must not be nested deeper than 100 levels$/),
    ]);
  });
});

describe('files', () => {
  const cwd = process.cwd();
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuseboard-config-'));
    process.chdir(folder);
  });

  afterEach(() => {
    process.chdir(cwd);
    rmSync(folder, { recursive: true });
  });

  it('fuseboard.yaml is read where it is there and none was named', () => {
    expect(loadConfig(null)).toMatchObject({ breakers: [], demo: true, endpoints: { isListed: false } });
    writeFileSync('fuseboard.yaml', `breakers:\n${breaker('a')}`);
    expect(loadConfig(null).breakers.map(({ name }) => name)).toEqual(['a']);
  });

  it('a named one must be there', () => {
    expect(() => loadConfig('missing.yaml')).toThrow(
      `missing.yaml does not exist (looked for ${join(process.cwd(), 'missing.yaml')}): correct --config or FUSEBOARD_CONFIG, or leave both out to start with fuseboard.yaml if it is there`,
    );
  });

  it('a directory, bytes that are no text, and more than 5 MB are refused', () => {
    expect(() => loadConfig('.')).toThrow('. is a directory: name the file in it');
    writeFileSync('latin.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x74, 0xe9]));
    expect(() => loadConfig('latin.yaml')).toThrow('latin.yaml is not text in UTF-8');
    writeFileSync('big.yaml', '#'.repeat(5_000_001));
    expect(() => loadConfig('big.yaml')).toThrow('big.yaml must be at most 5000000 bytes, got 5000001');
  });
});
