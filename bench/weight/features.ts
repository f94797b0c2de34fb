import type { StandIns } from './bundle.ts';

/** What a breaker can do, and the least that can stand in the modules' place for the rest to be bundled without them. */
export interface Feature {
  readonly name: string;
  readonly standIns: StandIns;
}

const CLASS = (name: string): string => `export class ${name} {}`;
const ERRORS =
  'BreakerDisposedError BreakerError BulkheadFullError CallNotPermittedError CallTimeoutError IllegalTransitionError InvalidConfigError';

export const FEATURES: readonly Feature[] = [
  { name: '`explain()`', standIns: { explain: 'export const explainSnapshot = () => null;' } },
  {
    name: 'configuration checked, with a message for each fault',
    standIns: {
      'resolve-config':
        'export const DEFAULT_CONFIG = { classifyError: () => "failure", classifyResult: () => "success" }; export const resolveConfig = (given) => given;',
      setting:
        'export const text = (_, value) => value, object = text, numberSetting = text, refuseSetting = text, count = text; export const numberIn = () => text, orNull = numberIn;',
    },
  },
  {
    name: '`export` and `restore`',
    standIns: {
      memento: 'export const writeMemento = () => ({}), aged = writeMemento, readWait = writeMemento;',
      'parse-memento': 'export const parseMemento = (memento) => memento;',
      restore: 'export const restorePhase = () => ({}), restoreCause = restorePhase;',
    },
  },
  {
    name: 'window by time, with its latencies',
    standIns: { 'time-window': CLASS('TimeWindow') },
  },
  {
    name: 'latency percentiles',
    standIns: {
      'latency-histogram': 'export const BIN_COUNT = 0, binOf = () => 0, readLatency = () => null;',
      'bucket-latencies': CLASS('BucketLatencies'),
    },
  },
  { name: 'window by count', standIns: { 'count-window': CLASS('CountWindow') } },
  {
    name: 'timeout, signals, `tryExecute`',
    standIns: { 'bounded-call': CLASS('BoundedCall') },
  },
  {
    name: 'six error classes, known across copies of the package',
    standIns: {
      'breaker-errors': `${ERRORS.split(' ')
        .map((name) => `export class ${name} extends Error { static is() {} }`)
        .join('\n')} export const isBreakerError = () => false;`,
    },
  },
  {
    name: "an operator's six commands",
    standIns: { 'operator-command': 'export const obey = () => {};' },
  },
  {
    name: 'the errors behind a transition',
    standIns: {
      'recent-errors':
        'export const FAILED_RESULT = Symbol(); export class RecentErrors { push() {} clear() {} list() {} }',
    },
  },
  { name: '`acquire` and its permits', standIns: { 'permit-table': CLASS('PermitTable') } },
  {
    name: 'snapshot',
    standIns: { snapshot: 'export const takeSnapshot = () => null;' },
  },
  { name: 'slow start', standIns: { 'slow-start': CLASS('SlowStart') } },
  {
    name: 'events, in order and re-entrant',
    standIns: {
      emitter: 'export class Emitter { wants() {} enqueue() {} flush() {} report() {} close() {} }',
    },
  },
  {
    name: 'growing waits',
    standIns: {
      'wait-duration':
        'export const waitFor = (wait) => ({ wait }), firstWait = waitFor, resolveWait = waitFor;',
    },
  },
  { name: 'timers', standIns: { 'deadline-timer': 'export class DeadlineTimer { set() {} }' } },
  { name: 'seeded jitter', standIns: { 'seeded-random': 'export const seededRandom = () => () => 0;' } },
];

/** For a breaker that can do nothing of it. */
export const NONE: StandIns = Object.assign({}, ...FEATURES.map(({ standIns }) => standIns));
