/** What an event says; its place in the list is what the column holds, so new ones go to the end. */
export const EVENT_KINDS = [
  /** A request was made. `subject`: the request. */
  'asked',
  /** It waits for a worker. `subject`: the request. */
  'waiting',
  /** An attempt was let through. `subject`: the attempt. */
  'sent',
  /** It was turned away and never made. `subject`: the attempt. `detail`: the result. */
  'refused',
  /** It ended, and somebody was there to hear of it. `subject`: the attempt. `detail`: the result. */
  'returned',
  /** What an attempt had begun ended after it was given up: work for nobody. `subject`: the attempt. `detail`: the result. */
  'unheard',
  /** Another attempt will be made. `subject`: the request. `detail`: in so many µs. */
  'retrying',
  /** The caller has its answer, or has left. `subject`: the request. `detail`: the result. */
  'ended',
  /** A breaker changed state. `subject`: the move. `detail`: the breaker. */
  'moved',
  /** The weather changed. `subject`: the fault. `detail`: 1 it begins, 0 it is over. */
  'weather',
  /** An operator commanded. `subject`: the command. `detail`: on so many breakers; the others did not allow it. */
  'commanded',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT = Object.fromEntries(EVENT_KINDS.map((kind, code) => [kind, code])) as Readonly<
  Record<EventKind, number>
>; // every kind is in the list it is made of

/** In the place of a breaker's state where no breaker was concerned, and of a result that is still to come. */
export const NONE = 255;
