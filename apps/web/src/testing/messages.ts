import {
  encodeRow,
  type Frame,
  type JournalEntry,
  type NumbersView,
  PROTOCOL_VERSION,
  type ServerEntry,
  type Snapshot,
  type StateView,
} from '@fuseboard/protocol';
import { NOON, numbersView, stateView, THRESHOLDS } from './views.ts';

export interface FakeBreaker {
  readonly name: string;
  readonly group?: string | null;
  readonly state?: StateView;
  readonly numbers?: NumbersView;
}

/** What a server would send on connecting. */
export function snapshotOf(breakers: readonly FakeBreaker[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    protocol: PROTOCOL_VERSION,
    bootId: 'boot-1',
    startedAt: NOON,
    health: {
      history: { ok: true, message: null, since: null },
      config: { ok: true, message: null, since: null },
    },
    seq: 10,
    serverTime: NOON,
    layout: 1,
    thresholds: [THRESHOLDS],
    breakers: breakers.map(({ name, group = null, state = stateView('closed') }) => ({
      ...state,
      name,
      group,
      thresholds: 0,
    })),
    rows: breakers.map(({ numbers = numbersView() }, index) => encodeRow(index, numbers)),
    ...more,
  };
}

/** Rows by index in the snapshot. */
export function frameOf(rows: Readonly<Record<number, NumbersView>>, more: Partial<Frame> = {}): Frame {
  return {
    layout: 1,
    at: NOON,
    rows: Object.entries(rows).map(([index, numbers]) => encodeRow(Number(index), numbers)),
    ...more,
  };
}

export const started = (seq = 1): ServerEntry => ({
  kind: 'server',
  seq,
  at: NOON,
  breaker: null,
  event: 'started',
  text: 'Started',
});

/** A mark, for where only the number matters. */
export const mark = (seq: number): JournalEntry => ({
  kind: 'mark',
  seq,
  at: NOON + seq,
  breaker: null,
  text: `mark ${seq}`,
  actor: 'ana',
});
