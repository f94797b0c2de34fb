import type { CallBatch, CallView } from '@fuseboard/protocol';

/** Shape first: every outcome is told apart without colour. */
export type CallShape = 'disc' | 'cross' | 'long-disc' | 'long-cross' | 'bar' | 'ring' | 'faint';

/** What is kept of the last while; mutable, since it is written at call pace and read by one canvas. */
export interface CallRing {
  /** Oldest first. */
  calls: CallView[];
  /** Batches that were sampled or not: how many calls there were and how many of them came. */
  batches: { readonly at: number; readonly seen: number; readonly sent: number }[];
}

/** More than these are not kept, whatever the span: the canvas has no room for them. */
const MOST_CALLS = 6_000;
const MOST_BATCHES = 600;

export const emptyRing = (): CallRing => ({ calls: [], batches: [] });

export function addBatch(ring: CallRing, batch: CallBatch, now: number): void {
  for (const call of batch.calls) ring.calls.push(call);
  ring.batches.push({ at: now, seen: batch.seen, sent: batch.calls.length });
  if (ring.calls.length > MOST_CALLS) ring.calls.splice(0, ring.calls.length - MOST_CALLS);
  if (ring.batches.length > MOST_BATCHES) ring.batches.splice(0, ring.batches.length - MOST_BATCHES);
}

/** Drops what is older than `oldest`. */
export function trimRing(ring: CallRing, oldest: number): void {
  const call = ring.calls.findIndex(({ at }) => at >= oldest);
  if (call !== 0) ring.calls.splice(0, call === -1 ? ring.calls.length : call);
  const batch = ring.batches.findIndex(({ at }) => at >= oldest);
  if (batch !== 0) ring.batches.splice(0, batch === -1 ? ring.batches.length : batch);
}

/** "1 of n shown" for what the ring holds; 1 when every call was sent. */
export function sampling(ring: CallRing): number {
  const seen = ring.batches.reduce((sum, batch) => sum + batch.seen, 0);
  const sent = ring.batches.reduce((sum, batch) => sum + batch.sent, 0);
  return sent === 0 || seen <= sent ? 1 : Math.round((seen / sent) * 10) / 10;
}

export function shapeOf(call: CallView): CallShape {
  switch (call.outcome) {
    case 'success':
      return call.slow ? 'long-disc' : 'disc';
    case 'failure':
      return call.slow ? 'long-cross' : 'cross';
    case 'rejected':
      return 'bar';
    case 'ignored':
      return 'ring';
    case 'late':
      return 'faint';
  }
}

const LOWEST_TOP_MS = 1_000;

/** The top of the duration axis, ms: the power of ten at or above the slowest call. */
export function durationTop(ring: CallRing): number {
  const slowest = ring.calls.reduce((max, call) => Math.max(max, call.durationMs ?? 0), LOWEST_TOP_MS);
  return 10 ** Math.ceil(Math.log10(slowest) - 1e-9);
}

/** 0 at 1 ms and below, 1 at `top`, by the logarithm. */
export function heightOf(durationMs: number, top: number): number {
  return Math.min(1, Math.max(0, Math.log10(Math.max(1, durationMs)) / Math.log10(top)));
}

/** The decades from 1 ms to `top`. */
export function decades(top: number): number[] {
  return Array.from({ length: Math.round(Math.log10(top)) + 1 }, (_, power) => 10 ** power);
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The call drawn nearest to the pointer, within `reach` pixels. */
export function nearestCall(
  ring: CallRing,
  pointer: Spot,
  drawn: { readonly place: (call: CallView) => Spot; readonly reach: number },
): CallView | null {
  let best: CallView | null = null;
  let distance = drawn.reach ** 2;
  for (const call of ring.calls) {
    const { x, y } = drawn.place(call);
    const candidate = (x - pointer.x) ** 2 + (y - pointer.y) ** 2;
    if (candidate <= distance) {
      best = call;
      distance = candidate;
    }
  }
  return best;
}
