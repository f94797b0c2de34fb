import { plural } from '../format/quantity.ts';
import { clockTime } from '../format/time.ts';
import type { NextStep } from './next-step.ts';

type Step<Kind extends NextStep['kind']> = Extract<NextStep, { kind: Kind }>;

/** `detail` goes on from `lead` and may be empty. */
interface Words {
  readonly lead: string;
  readonly detail: string;
}

/** Of a closed breaker: the fewest calls in a row that would open it. */
export function openingWords({ failures, slowCalls }: Step<'trips'>['opens']): Words {
  const failed = failures === null ? null : plural(failures, 'more failure');
  const slow = slowCalls === null ? null : plural(slowCalls, 'more slow call');
  const [first, second] = [failed, slow].filter((words) => words !== null);
  if (first === undefined)
    return { lead: 'Cannot open at present', detail: 'the successes in its window must leave it first' };
  const inRow = failures === 1 || (failures === null && slowCalls === 1) ? '' : ' in a row';
  return {
    lead: `Opens after at least ${first}${inRow}`,
    detail: second === undefined ? '' : `or after at least ${second}${slowCalls === 1 ? '' : ' in a row'}`,
  };
}

export const waitWords = ({ until, byItself }: Step<'waits'>): string =>
  byItself
    ? `at ${clockTime(until)}, by itself: half-open from then on`
    : `at ${clockTime(until)}: half-open with the first call from then on`;

export const dueWords = ({ byItself }: Step<'due'>): Words =>
  byItself
    ? { lead: 'Half-open at any moment', detail: 'The wait is over' }
    : { lead: 'Waiting for the next call', detail: 'The wait is over: it will be the first probe' };

/** "Closes with 2 more ok, opens again with 1 more failed." */
export function verdictWords({ closes, opens }: Step<'probes'>): string {
  const { failures, slowCalls } = opens;
  const again = [
    failures === null ? '' : `${failures} more failed`,
    slowCalls === null ? '' : `${slowCalls} more slow`,
  ].filter((words) => words !== '');
  const parts = [
    closes === null ? '' : `closes with ${closes} more ok`,
    again.length === 0 ? '' : `opens again with ${again.join(' or ')}`,
  ].filter((words) => words !== '');
  const [first = '', ...rest] = parts;
  return first === '' ? '' : `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`;
}
