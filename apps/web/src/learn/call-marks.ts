import { kindOf, type Lane, type LaneLog, NONE, outcomeOf, type ResultKind } from '@fuseboard/simulator';

/** Shape first: every fate is told apart without colour. */
export const MARK_SHAPES = ['ok', 'slow', 'failure', 'refused', 'ignored', 'gone'] as const;
export type MarkShape = (typeof MARK_SHAPES)[number];

/** One mark a call, in the order they were made. Instants in µs; -1: not yet. */
export interface CallMarks {
  readonly at: Float64Array;
  /** When it set out; until then it waits at the caller's. */
  readonly sent: Float64Array;
  readonly end: Float64Array;
  /** On the way from the caller, from 0; a refused call stops at its hop's breaker. -1: it never left the caller. */
  readonly hop: Int8Array;
  /** Its place in `MARK_SHAPES`, once it has ended. */
  readonly shape: Uint8Array;
  readonly probe: Uint8Array;
  readonly hops: number;
  /** So many calls are drawn as one; 1: each. */
  readonly bundle: number;
  /** 1: drawn. Of each shape, every `bundle`th. */
  readonly drawn: Uint8Array;
}

/** More calls a second than this are no longer told apart. */
const MOST_PER_SECOND = 150;

/** `slowMs`: from which duration on a success is slow; null: none is. */
export function callMarks(log: LaneLog, lane: Lane | undefined, slowMs: number | null): CallMarks {
  const ignored = ignoredKinds(lane);
  const calls = [...sentCalls(log), ...unsentCalls(log)].sort((a, b) => a.at - b.at);
  const shapes = calls.map((call) => {
    const isSlow = slowMs !== null && call.end >= 0 && (call.end - call.sent) / 1_000 >= slowMs;
    return MARK_SHAPES.indexOf(shapeOf(call.kind, { isSlow, ignored }));
  });
  const at = Float64Array.from(calls, (call) => call.at);
  const shape = Uint8Array.from(shapes);
  const bundle = bundleOf(at);
  return {
    at,
    sent: Float64Array.from(calls, ({ sent }) => sent),
    end: Float64Array.from(calls, ({ end }) => end),
    hop: Int8Array.from(calls, ({ hop }) => hop),
    shape,
    probe: Uint8Array.from(calls, ({ probe }) => probe),
    hops: Math.max(1, lane?.hops.length ?? 1),
    bundle,
    drawn: drawnOf(shape, bundle),
  };
}

interface Call {
  readonly at: number;
  readonly sent: number;
  readonly end: number;
  readonly hop: number;
  readonly kind: number;
  readonly probe: number;
}

/** Attempts that were let through or turned away; a first one stands where its request was made, and waits there for its thread. */
function sentCalls({ attempts, requests }: LaneLog): readonly Call[] {
  return [...attempts.request.keys()].map((row) => {
    const sent = attempts.sentAt[row] ?? 0;
    const request = attempts.request[row] ?? 0;
    const isFirst = attempts.hop[row] === 0 && attempts.number[row] === 1;
    const hasLeft = isFirst && isUnsent(requests, request, sent);
    return {
      at: isFirst && !hasLeft ? (requests.askedAt[request] ?? sent) : sent,
      sent,
      end: attempts.endedAt[row] ?? -1,
      hop: attempts.hop[row] ?? 0,
      kind: attempts.kind[row] ?? NONE,
      probe: attempts.probe[row] ?? 0,
    };
  });
}

/** Its caller had its answer, or had left, before the first attempt was made. */
function isUnsent({ endedAt }: LaneLog['requests'], request: number, sent: number): boolean {
  const ended = endedAt[request] ?? -1;
  return ended >= 0 && ended < sent;
}

/** Requests that waited for a thread until they were turned away or left, or to the end. */
function unsentCalls({ requests, attempts }: LaneLog): readonly Call[] {
  const sent = new Float64Array(requests.id.length).fill(Infinity);
  for (const [row, request] of attempts.request.entries())
    sent[request] = Math.min(sent[request] ?? Infinity, attempts.sentAt[row] ?? Infinity);
  return [...sent.entries()].flatMap(([row, first]) => {
    if (first !== Infinity && !isUnsent(requests, row, first)) return [];
    const [at, end] = [requests.askedAt[row] ?? 0, requests.endedAt[row] ?? -1];
    return [{ at, sent: at, end, hop: -1, kind: requests.kind[row] ?? NONE, probe: 0 }];
  });
}

const GONE: ReadonlySet<ResultKind> = new Set(['abandoned', 'cancelled', 'deadline']);

function shapeOf(code: number, how: { isSlow: boolean; ignored: ReadonlySet<ResultKind> }): MarkShape {
  if (code === NONE) return 'gone';
  const kind = kindOf(code);
  if (how.ignored.has(kind)) return 'ignored';
  if (GONE.has(kind)) return 'gone';
  const outcome = outcomeOf(kind);
  if (outcome === 'refused') return 'refused';
  if (outcome === 'failed') return 'failure';
  return how.isSlow ? 'slow' : 'ok';
}

function ignoredKinds(lane: Lane | undefined): ReadonlySet<ResultKind> {
  const classified = lane?.hops.flatMap(({ breaker }) => Object.entries(breaker?.classify ?? {})) ?? [];
  return new Set(classified.flatMap(([kind, as]) => (as === 'ignored' ? [kind as ResultKind] : []))); // its own keys
}

const STRETCH_S = 5;

/** By the busiest five seconds: where that is too much for the eye, all of the lane is bundled alike. */
function bundleOf(at: Float64Array): number {
  const stretches = new Map<number, number>();
  for (const each of at) {
    const stretch = Math.floor(each / (STRETCH_S * 1_000_000));
    stretches.set(stretch, (stretches.get(stretch) ?? 0) + 1);
  }
  const busiest = Math.max(0, ...stretches.values()) / STRETCH_S;
  if (busiest <= MOST_PER_SECOND) return 1;
  return ROUND.find((ratio) => busiest / ratio <= MOST_PER_SECOND) ?? Math.ceil(busiest / MOST_PER_SECOND);
}

/** Ratios that one can reckon with. */
const ROUND = [2, 5, 10, 20, 50, 100];

function drawnOf(shapes: Uint8Array, bundle: number): Uint8Array {
  const seen = MARK_SHAPES.map(() => 0);
  return shapes.map((shape) => {
    const nth = seen[shape] ?? 0;
    seen[shape] = nth + 1;
    return nth % bundle === 0 ? 1 : 0;
  });
}
