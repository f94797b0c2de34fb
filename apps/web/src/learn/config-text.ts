import type { SimulatedConfig } from '@fuseboard/simulator';

/** A lane's breaker as the board's configuration file has it. */
export function configYaml(name: string, config: SimulatedConfig): string {
  const lines = Object.entries(config).map(([key, value]) => `      ${key}: ${yamlValue(key, value)}`);
  return [
    'breakers:',
    `  - name: ${name}`,
    '    endpoint: { type: http, url: https://api.example.com }',
    '    breaker:',
    ...lines,
    '',
  ].join('\n');
}

/** The same in code, with the library. */
export function configTypeScript(name: string, config: SimulatedConfig): string {
  const lines = Object.entries(config).map(([key, value]) => `  ${key}: ${tsValue(value)},`);
  return [
    "import { CircuitBreaker } from '@fuseboard/breaker';",
    '',
    `const breaker = new CircuitBreaker('${name}', {`,
    ...lines,
    '});',
    '',
    'const answer = await breaker.execute(() => callTheService());',
    '',
  ].join('\n');
}

/** What the keys hold that are times: the file takes them as somebody would write them. */
const DURATIONS = new Set([
  'waitDurationInOpenState',
  'slowCallDurationThreshold',
  'maxWaitDurationInHalfOpenState',
  'duration',
  'initial',
  'max',
]);

function yamlValue(key: string, value: unknown): string {
  if (typeof value === 'number') return DURATIONS.has(key) ? fileDuration(value) : String(value);
  if (value === null || typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${yamlValue(name, inner)}`);
  return `{ ${fields.join(', ')} }`;
}

const MINUTE = 60_000;

/** In one unit, as the file takes it: "250ms", "1.5s", "2m". */
function fileDuration(ms: number): string {
  if (ms >= MINUTE && ms % MINUTE === 0) return `${ms / MINUTE}m`;
  return ms >= 1_000 ? `${ms / 1_000}s` : `${ms}ms`;
}

function tsValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return value >= 1_000 ? grouped(value) : String(value);
  if (value === null || typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${tsValue(inner)}`);
  return `{ ${fields.join(', ')} }`;
}

/** 10000 as 10_000. */
const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '_');

/** A name that a breaker may have: a-z 0-9 . _ - */
export function breakerNameOf(lane: string): string {
  const name = lane
    .toLowerCase()
    .replaceAll('%', 'percent')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'breaker' : name.slice(0, 64);
}
