import type { BoardEntry, Snapshot, ThresholdsView } from '@fuseboard/protocol';
import type { BoardState, BreakerEntry } from './board-state.ts';

/**
 * A new picture. Of the same run, it never takes a breaker back behind what the journal already told; of another run,
 * it replaces everything but the journal, which the resume answer then completes from `seq` 0.
 */
export function applySnapshot(state: BoardState, snapshot: Snapshot): BoardState {
  const restarted = state.bootId !== null && state.bootId !== snapshot.bootId;
  const first = state.bootId === null;
  const previous = restarted ? new Map<string, BreakerEntry>() : state.breakers;
  const breakers = new Map(
    snapshot.breakers.map((entry) => [entry.name, toEntry(entry, snapshot, previous.get(entry.name))]),
  );
  return {
    ...state,
    connection: { kind: 'live' },
    bootId: snapshot.bootId,
    startedAt: snapshot.startedAt,
    health: snapshot.health,
    seq: first ? snapshot.seq : restarted ? 0 : state.seq,
    head: restarted ? snapshot.seq : Math.max(state.head, snapshot.seq),
    order: snapshot.breakers.map((entry) => entry.name),
    breakers,
    restarts: state.restarts + (restarted ? 1 : 0),
  };
}

function toEntry(entry: BoardEntry, snapshot: Snapshot, previous: BreakerEntry | undefined): BreakerEntry {
  const thresholds = thresholdsAt(snapshot, entry.thresholds);
  if (previous && previous.seq > snapshot.seq && previous.generation >= entry.generation) {
    return { ...previous, group: entry.group, thresholds };
  }
  return { ...entry, thresholds, seq: snapshot.seq };
}

function thresholdsAt(snapshot: Snapshot, index: number): ThresholdsView {
  const thresholds = snapshot.thresholds[index];
  if (thresholds === undefined) throw new Error(`The snapshot has no thresholds ${index}`);
  return thresholds;
}
