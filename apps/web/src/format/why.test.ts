import type { CauseView } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { stateView, THRESHOLDS, TRIPPED } from '../testing/views.ts';
import { errorList, whyCause, whySentence } from './why.ts';

const TODAY = new Date(2026, 2, 1, 12, 0).getTime();
const UNTIL = new Date(2026, 2, 1, 14, 32).getTime();

const told = (cause: CauseView, thresholds = THRESHOLDS): string => {
  const { headline, detail, errors } = whyCause(cause, thresholds, TODAY);
  return [headline, detail, errorList(errors)].filter((part) => part !== '').join(' | ');
};

const operator = (more: Partial<Extract<CauseView, { type: 'operator' }>>): CauseView => ({
  type: 'operator',
  command: 'force-open',
  reason: 'deploy 1.4.2',
  actor: 'ana',
  expiresAt: UNTIL,
  ...more,
});

const probes = { permitted: 5, succeeded: 1, failed: 2, slow: 0, errors: [] };

describe('why', () => {
  it.each<readonly [string, CauseView, string]>([
    [
      'failure rate',
      TRIPPED,
      'Failure rate 62 % reached 50 % | over the last 50 calls: 31 failed | HTTP 503 × 24, connect ECONNREFUSED 127.0.0.1:9 × 7',
    ],
    [
      'slow calls',
      {
        ...TRIPPED,
        type: 'slow-call-rate',
        totals: { ...TRIPPED.totals, slowCalls: 40 },
        observed: 80,
        threshold: 75,
        errors: [],
      },
      'Slow-call rate 80 % reached 75 % | over the last 50 calls: 40 slower than 1 m 00 s',
    ],
    [
      'a streak',
      { ...TRIPPED, type: 'consecutive-failures', observed: 5, threshold: 5, errors: [] },
      '5 failures in a row | the limit is 5',
    ],
    ['failed probes', { ...probes, type: 'probes-failed' }, 'Probes failed: 2 of 3'],
    [
      'slow probes',
      { ...probes, type: 'probes-failed', failed: 0, succeeded: 3, slow: 3 },
      'Probes failed: 3 of 3 were slow',
    ],
    [
      'succeeded probes',
      { ...probes, type: 'probes-succeeded', succeeded: 5, failed: 0 },
      'Probes succeeded: 5 of 5 | closed again, with an empty window',
    ],
    ['the wait', { type: 'wait-elapsed', waited: 30_000 }, 'Waited 30 s | and lets probes through'],
    [
      'no verdict',
      { type: 'half-open-expired', permitted: 5, succeeded: 1, failed: 0, inFlight: 2, slow: 0 },
      'No verdict in time | 1 of 5 probes answered, 2 still out',
    ],
    [
      'an expired override',
      { type: 'override-expired', command: 'force-open', reason: 'deploy 1.4.2', actor: 'ana' },
      'The forced opening has expired | it was set by ana: deploy 1.4.2',
    ],
    ['an operator', operator({}), 'Forced open by ana: deploy 1.4.2 | until 14:32'],
    [
      'an operator, until reset',
      operator({ command: 'disable', expiresAt: null }),
      'Disabled by ana: deploy 1.4.2 | until reset',
    ],
    ['a reset', operator({ command: 'reset', reason: 'mended', expiresAt: null }), 'Reset by ana: mended'],
    ['nobody known', operator({ command: 'trip', actor: null, reason: null, expiresAt: null }), 'Tripped'],
    ['restored', { type: 'restored' }, 'Restored | as it was before the server was restarted'],
  ])('%s', (_, cause, text) => expect(told(cause)).toBe(text));

  it('counts calls within a time for a window by time', () => {
    const timed = { ...THRESHOLDS, window: { type: 'time-based', duration: 10_000 } as const };
    expect(told({ ...TRIPPED, errors: [] }, timed)).toBe(
      'Failure rate 62 % reached 50 % | over 50 calls in 10 s: 31 failed',
    );
  });

  it('says when there is nothing to explain', () => {
    expect(whySentence(stateView('closed'), THRESHOLDS)).toEqual({
      headline: 'No transition yet',
      detail: 'closed since it was started',
      errors: [],
    });
  });

  it('names an error by its code only where the message does not', () => {
    const errors = [
      { name: 'Error', code: 'EPIPE', message: 'write failed', count: 1 },
      { name: 'TimeoutError', code: null, message: '', count: 2 },
      { name: 'HttpError', code: 'HTTP_500', message: 'HTTP 500', count: 3 },
    ];
    expect(told({ ...TRIPPED, errors })).toContain('EPIPE: write failed, TimeoutError × 2, HTTP 500 × 3');
  });
});
