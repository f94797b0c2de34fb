import { kindOf, type LaneLog, NONE } from '@fuseboard/simulator';
import { stateWord } from '../format/state-word.ts';
import { fateWords } from './fate-words.ts';

/** One round of the book's program: what Python prints, and what our breaker did in the same round. */
export interface BookRow {
  readonly second: number;
  /** A line of its output each; the first is the function's own, where it was run. */
  readonly python: readonly string[];
  readonly ours: string;
  /** The breaker's state after it, in words. */
  readonly state: string;
}

const OK = 'OK';
const FAIL = 'FAIL';
const PLAIN = 'Exception: it went wrong';
const REACHED = 'CircuitBreakerError: Failures threshold reached, circuit breaker opened';
const STILL = 'CircuitBreakerError: Timeout not elapsed yet, circuit breaker still open';
const TRIAL = 'CircuitBreakerError: Trial call failed, circuit breaker opened';

/**
 * What the book's program prints in its fifteen rounds with pybreaker 1.4.1 and the coin falling OK OK FAIL FAIL FAIL OK OK; the
 * marks and the words of its own exception are ours. A refused round prints no mark: the function was not run.
 */
const PYTHON_ROWS: readonly (readonly string[])[] = [
  [OK],
  [OK],
  [FAIL, PLAIN],
  [FAIL, REACHED],
  [STILL],
  [STILL],
  [STILL],
  [STILL],
  [FAIL, TRIAL],
  [STILL],
  [STILL],
  [STILL],
  [STILL],
  [OK],
  [OK],
];

/** Ours are read off the run. */
export function bookRows(log: LaneLog): readonly BookRow[] {
  return PYTHON_ROWS.map((python, second) => ({ second, python, ...ourRow(log, second) }));
}

const SECOND = 1_000_000;

function ourRow({ requests, attempts, moves }: LaneLog, second: number): Pick<BookRow, 'ours' | 'state'> {
  const row = requests.askedAt.indexOf(second * SECOND);
  const code = requests.kind[row] ?? NONE;
  const attempt = attempts.request.indexOf(row);
  const isProbe = attempts.probe[attempt] === 1;
  const { result, why } =
    code === NONE ? { result: 'nothing', why: '' } : fateWords('returned', kindOf(code));
  const move = moves.findLast(({ at }) => at === requests.endedAt[row]);
  const moved = move === undefined ? '' : `; ${MOVED[move.cause.type] ?? move.cause.type}`;
  const last = moves.findLast(({ at }) => at <= (requests.endedAt[row] ?? 0));
  return {
    ours: `${isProbe ? 'probe ' : ''}${result}${why === '' ? '' : `: ${why}`}${moved}`,
    state: stateWord(last?.to ?? 'closed'),
  };
}

/** The three reasons the book's library tells apart, by our names. */
const MOVED: Readonly<Record<string, string>> = {
  'consecutive-failures': 'threshold reached, opens',
  'probes-failed': 'probe failed, opens again',
  'probes-succeeded': 'probe succeeded, closes',
};
