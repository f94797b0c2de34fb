import type { BreakerState } from '@fuseboard/breaker';
import type { Timeline } from '../clock/timeline.ts';
import { BREAKER_STATES } from '../run/breaker-states.ts';
import { columns } from '../run/columns.ts';
import { EVENT, type EventKind, NONE } from '../run/event-kind.ts';
import type { BreakerLog, BreakerMove, LaneLog } from '../run/lane-log.ts';
import { codeOf, outcomeOf, type ResultKind } from '../run/result-kind.ts';
import { Conservation } from './conservation.ts';

/** An attempt as it is made. */
export interface NewAttempt {
  readonly request: number;
  readonly hop: number;
  readonly number: number;
  readonly breaker: RecordedState | null;
}

/** The breaker that was asked, as far as a log is concerned. */
export interface RecordedState {
  readonly at: number;
  readonly state: BreakerState;
}

const NOT_YET = -1;

/** Writes down what happens, and sees to it that no call is lost. */
export class Recorder {
  readonly #timeline: Timeline;
  readonly #events = columns('at', 'kind', 'subject', 'detail', 'state');
  readonly #requests = columns('id', 'key', 'askedAt', 'endedAt', 'kind', 'age');
  readonly #attempts = columns('request', 'hop', 'number', 'breaker', 'sentAt', 'endedAt', 'kind', 'probe');
  readonly #moves: BreakerMove[] = [];
  readonly #conservation = new Conservation();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  ask(id: number, key: number): number {
    const requests = this.#requests;
    const row = requests.id.push(id) - 1;
    requests.key.push(key);
    requests.askedAt.push(this.#timeline.now);
    requests.endedAt.push(NOT_YET);
    requests.kind.push(NONE);
    requests.age.push(NOT_YET);
    this.#conservation.ask(row);
    this.event('asked', row, id);
    return row;
  }

  end(request: number, kind: ResultKind, age: number = NOT_YET): void {
    this.#requests.endedAt[request] = this.#timeline.now;
    this.#requests.kind[request] = codeOf(kind);
    this.#requests.age[request] = age;
    this.#conservation.end(request, outcomeOf(kind));
    this.event('ended', request, codeOf(kind));
  }

  send(attempt: NewAttempt): number {
    const row = this.#add(attempt);
    this.#attempts.probe[row] = attempt.breaker?.state === 'half-open' ? 1 : 0;
    this.#conservation.send(row);
    this.#write({ kind: 'sent', subject: row, detail: attempt.number, breaker: attempt.breaker });
    return row;
  }

  refuse(attempt: NewAttempt, kind: ResultKind): void {
    const row = this.#add(attempt);
    this.#attempts.endedAt[row] = this.#timeline.now;
    this.#attempts.kind[row] = codeOf(kind);
    this.#write({ kind: 'refused', subject: row, detail: codeOf(kind), breaker: attempt.breaker });
  }

  return(attempt: number, kind: ResultKind, breaker: RecordedState | null): void {
    this.#attempts.endedAt[attempt] = this.#timeline.now;
    this.#attempts.kind[attempt] = codeOf(kind);
    this.#conservation.return(attempt);
    this.#write({ kind: 'returned', subject: attempt, detail: codeOf(kind), breaker });
  }

  move(move: BreakerMove, breaker: RecordedState): void {
    this.#write({ kind: 'moved', subject: this.#moves.push(move) - 1, detail: move.breaker, breaker });
  }

  /** Anything else that is worth telling. */
  event(kind: EventKind, subject: number, detail = 0): void {
    this.#write({ kind, subject, detail, breaker: null });
  }

  finish(name: string, breakers: readonly BreakerLog[]): LaneLog {
    const { at, kind, subject, detail, state } = this.#events;
    const requests = this.#requests;
    const attempts = this.#attempts;
    this.#conservation.checkAgainst(
      { requests: openIn(requests.endedAt), attempts: openIn(attempts.endedAt) },
      this.#timeline.now,
    );
    return {
      name,
      events: {
        at: Float64Array.from(at),
        kind: Uint8Array.from(kind),
        subject: Int32Array.from(subject),
        detail: Int32Array.from(detail),
        state: Uint8Array.from(state),
      },
      requests: {
        id: Int32Array.from(requests.id),
        key: Int32Array.from(requests.key),
        askedAt: Float64Array.from(requests.askedAt),
        endedAt: Float64Array.from(requests.endedAt),
        kind: Uint8Array.from(requests.kind),
        age: Float64Array.from(requests.age),
      },
      attempts: {
        request: Int32Array.from(attempts.request),
        hop: Uint8Array.from(attempts.hop),
        number: Uint8Array.from(attempts.number),
        breaker: Int32Array.from(attempts.breaker),
        sentAt: Float64Array.from(attempts.sentAt),
        endedAt: Float64Array.from(attempts.endedAt),
        kind: Uint8Array.from(attempts.kind),
        probe: Uint8Array.from(attempts.probe),
      },
      moves: this.#moves,
      breakers,
    };
  }
  #add({ request, hop, number, breaker }: NewAttempt): number {
    const attempts = this.#attempts;
    attempts.hop.push(hop);
    attempts.number.push(number);
    attempts.breaker.push(breaker?.at ?? NOT_YET);
    attempts.sentAt.push(this.#timeline.now);
    attempts.endedAt.push(NOT_YET);
    attempts.kind.push(NONE);
    attempts.probe.push(0);
    return attempts.request.push(request) - 1;
  }

  #write({ kind, subject, detail, breaker }: NewEvent): void {
    const { now } = this.#timeline;
    const events = this.#events;
    events.at.push(now);
    events.kind.push(EVENT[kind]);
    events.subject.push(subject);
    events.detail.push(detail);
    events.state.push(breaker === null ? NONE : BREAKER_STATES.indexOf(breaker.state));
    this.#conservation.check(now);
  }
}

function openIn(endedAt: readonly number[]): number {
  return endedAt.filter((at) => at === NOT_YET).length;
}

interface NewEvent {
  readonly kind: EventKind;
  readonly subject: number;
  readonly detail: number;
  readonly breaker: RecordedState | null;
}
