import { describe, expect, it } from 'vitest';
import type { CauseView } from './breaker-view.ts';
import { packSnapshot, unpackSnapshot } from './pack-snapshot.ts';
import type { BoardEntry, Snapshot } from './snapshot.ts';

const entry = (over: Partial<BoardEntry> = {}): BoardEntry => ({
  name: 'payments',
  group: null,
  thresholds: 0,
  state: 'closed',
  since: 1_767_225_600_000,
  generation: 1,
  openAttempt: 0,
  openings: [],
  retryAt: null,
  override: null,
  cause: null,
  ...over,
});

const snapshot = (breakers: readonly BoardEntry[]): Snapshot => ({
  protocol: 1,
  bootId: 'boot',
  seq: 7,
  serverTime: 1_767_225_600_000,
  layout: 1,
  thresholds: [],
  breakers,
  startedAt: 0,
  health: {
    history: { ok: true, message: null, since: null },
    config: { ok: true, message: null, since: null },
  },
  rows: [],
});

const totals = { bufferedCalls: 50, failedCalls: 25, slowCalls: 0, slowFailedCalls: 0 };
const errors = [{ name: 'Error', code: null, message: 'down', count: 25 }];
const causes: readonly CauseView[] = [
  { type: 'failure-rate', observed: 50, threshold: 40, totals, errors },
  { type: 'slow-call-rate', observed: 100, threshold: 100, totals, errors: [] },
  { type: 'consecutive-failures', observed: 5, threshold: 5, totals, errors },
  { type: 'probes-succeeded', permitted: 5, succeeded: 5, failed: 0, slow: 0, errors: [] },
  { type: 'probes-failed', permitted: 5, succeeded: 0, failed: 3, slow: 1, errors },
  { type: 'half-open-expired', permitted: 5, succeeded: 0, failed: 0, inFlight: 2, slow: 1 },
  { type: 'wait-elapsed', waited: 0 },
  { type: 'override-expired', command: 'disable', reason: 'drill', actor: null },
  { type: 'override-expired', command: 'force-open', reason: null, actor: 'ana' },
  { type: 'operator', command: 'reset', reason: 'done', actor: 'ana', expiresAt: null },
  { type: 'operator', command: 'force-open', reason: null, actor: null, expiresAt: 1_767_225_900_000 },
  { type: 'restored' },
];

describe('a picture that travels', () => {
  it('comes out as it went in, whatever the cause', () => {
    const whole = snapshot([
      entry(),
      entry({
        name: 'search',
        group: 'shop',
        thresholds: 2,
        state: 'open',
        generation: 9,
        openAttempt: 1,
        retryAt: 5,
      }),
      ...causes.map((cause) => entry({ cause })),
      entry({
        override: { command: 'disable', reason: null, actor: 'ana', expiresAt: null },
        state: 'disabled',
      }),
    ]);
    expect(unpackSnapshot(JSON.parse(JSON.stringify(packSnapshot(whole))))).toEqual(whole);
  });

  it('of no breakers is one, too', () => {
    expect(unpackSnapshot(JSON.parse(JSON.stringify(packSnapshot(snapshot([])))))).toEqual(snapshot([]));
  });

  it('tells once what many breakers share', () => {
    const [cause] = causes;
    const many = Array.from({ length: 1_000 }, (_, index) =>
      entry({ name: `breaker-${index}`, cause: cause ?? null }),
    );
    const text = JSON.stringify(packSnapshot(snapshot(many)));
    for (const shared of ['failure-rate', 'observed', 'down', 'closed'])
      expect(text.split(shared)).toHaveLength(2);
    expect(text.length).toBeLessThan(40_000);
  });
});
