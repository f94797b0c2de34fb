/** A configuration file that must not start a server. */
export interface BadConfig {
  readonly title: string;
  readonly text: string;
  /** Parts of what is said: where, and what was expected. */
  readonly says: readonly string[];
}

const ENDPOINT = 'endpoint: { type: tcp, host: db.example.com, port: 5432 }';
const one = (lines: string): string => `breakers:\n  - name: payments\n    ${ENDPOINT}\n    ${lines}\n`;

export const CONFIG_CASES: readonly BadConfig[] = [
  { title: 'no YAML', text: 'breakers: [', says: ['fuseboard.yaml:1:'] },
  { title: 'a list for the whole', text: '- payments', says: ['fuseboard.yaml', 'object'] },
  { title: 'an unknown key at the top', text: 'braekers: []', says: ['braekers', 'breakers'] },
  { title: 'a breaker without a name', text: `breakers:\n  - ${ENDPOINT}\n`, says: ['breakers[0].name'] },
  {
    title: 'a name with a blank',
    text: `breakers:\n  - name: pay ments\n    ${ENDPOINT}\n`,
    says: ['fuseboard.yaml:2:', 'breakers[0].name', 'a-z'],
  },
  {
    title: 'a name twice',
    text: `breakers:\n  - { name: a, ${ENDPOINT} }\n  - { name: a, ${ENDPOINT} }\n`,
    says: ['fuseboard.yaml:3:', 'breakers[1].name'],
  },
  {
    title: 'a breaker without an endpoint',
    text: 'breakers:\n  - name: payments\n',
    says: ['breakers[0].endpoint'],
  },
  {
    title: 'an unknown kind of endpoint',
    text: 'breakers:\n  - { name: a, endpoint: { type: ftp } }\n',
    says: ['breakers[0].endpoint', 'http', 'tcp', 'demo'],
  },
  {
    title: 'an address that is none',
    text: 'breakers:\n  - { name: a, endpoint: { type: http, url: example } }\n',
    says: ['breakers[0].endpoint.url', 'http://'],
  },
  {
    title: 'a port beyond all',
    text: 'breakers:\n  - { name: a, endpoint: { type: tcp, host: db, port: 70000 } }\n',
    says: ['breakers[0].endpoint.port', '65535'],
  },
  {
    title: 'a status that is none',
    text: 'breakers:\n  - { name: a, endpoint: { type: http, url: "http://x.example/", failOn: [6xx] } }\n',
    says: ['failOn', '5xx'],
  },
  {
    title: 'a misspelt setting',
    text: one('breaker: { failureRateTreshold: 50 }'),
    says: ['fuseboard.yaml:4:', 'failureRateTreshold', 'failureRateThreshold'],
  },
  {
    title: 'a rate above 100 %',
    text: one('breaker: { failureRateThreshold: 500 }'),
    says: ['breakers[0].breaker.failureRateThreshold', '100'],
  },
  {
    title: 'a window of nothing',
    text: one('breaker: { slidingWindow: { type: count-based, size: 0 } }'),
    says: ['breakers[0].breaker.slidingWindow.size'],
  },
  {
    title: 'a minimum larger than the window',
    text: one('breaker: { slidingWindow: { type: count-based, size: 10 }, minimumNumberOfCalls: 50 }'),
    says: ['breakers[0].breaker.minimumNumberOfCalls'],
  },
  {
    title: 'a duration in no known unit',
    text: one('breaker: { waitDurationInOpenState: 10 parsecs }'),
    says: ['waitDurationInOpenState', '250ms, 10s, 5m'],
  },
  {
    title: 'a negative duration',
    text: one('breaker: { timeout: -5 }'),
    says: ['breakers[0].breaker.timeout', 'at least 0'],
  },
  {
    title: 'a duration of NaN',
    text: one('breaker: { timeout: .nan }'),
    says: ['breakers[0].breaker.timeout'],
  },
  {
    title: 'traffic of no calls',
    text: one('traffic: { rate: 0 }'),
    says: ['breakers[0].traffic.rate', '0'],
  },
  {
    title: 'text for a number',
    text: one('traffic: { rate: plenty }'),
    says: ['breakers[0].traffic.rate', 'number'],
  },
  {
    title: 'a key that would change every object',
    text: 'breakers: []\n__proto__: { demo: false }\n',
    says: ['__proto__'],
  },
  { title: 'aliases that unfold without end', text: bomb(), says: ['fuseboard.yaml'] },
];

/** Each line holds the one before it nine times over. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let depth = 1; depth <= 12; depth++) {
    lines.push(`a${depth}: &a${depth} [${Array.from({ length: 9 }, () => `*a${depth - 1}`).join(', ')}]`);
  }
  return `${lines.join('\n')}\n`;
}
