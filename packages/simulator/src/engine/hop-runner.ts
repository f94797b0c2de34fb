import { micros } from '../clock/micros.ts';
import { codeOf, type ResultKind } from '../run/result-kind.ts';
import type { Hop } from '../scenario/lane.ts';
import { type Call, type Callee, OK, type Result } from './call.ts';
import { FallbackAnswer } from './fallback-answer.ts';
import { HopGuard, type Pass } from './hop-guard.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';
import { RetryPolicy } from './retry-policy.ts';
import { WorkerPool } from './worker-pool.ts';

type Done = (result: Result) => void;

/** One service on the way down: takes a worker, asks its breaker, calls what is below, tries again, falls back. */
export class HopRunner implements Callee {
  readonly #hop: Hop;
  readonly #at: number;
  readonly #lane: LaneSurroundings;
  readonly #below: (key: number) => Callee;
  readonly #guard: HopGuard;
  readonly #retry: RetryPolicy | null;
  readonly #pools: readonly WorkerPool[];
  readonly #fallback: FallbackAnswer | null;

  constructor(
    hop: Hop,
    { at, below, lane }: { at: number; below: (key: number) => Callee; lane: LaneSurroundings },
  ) {
    this.#hop = hop;
    this.#at = at;
    this.#lane = lane;
    this.#below = below;
    this.#guard = new HopGuard(hop, at, lane);
    this.#retry = hop.retry === undefined ? null : new RetryPolicy(hop.retry, lane.chance);
    this.#pools = hop.workers?.sizes.map((size) => new WorkerPool(size, hop.workers?.queue)) ?? [];
    this.#fallback = hop.fallback === undefined ? null : new FallbackAnswer(hop.fallback, lane);
  }

  call(call: Call, done: Done): () => void {
    const answer: Done = (result) => {
      if (this.#fallback === null) done(result);
      else this.#fallback.answer(call, result, done);
    };
    this.#retry?.credit();
    const pool = this.#pools[call.key % Math.max(1, this.#pools.length)];
    if (pool === undefined) this.#begin(call, answer);
    else this.#inPool(pool, call, answer);
    return () => {};
  }

  #inPool(pool: WorkerPool, call: Call, done: Done): void {
    const found = pool.take(() =>
      this.#begin(call, (result) => {
        pool.release();
        done(result);
      }),
    );
    if (found === 'waits') this.#lane.recorder.event('waiting', call.row);
    if (found === 'full') done(this.#refuse(call, 1, { breaker: null, refused: 'pool-full' }));
  }

  #begin(call: Call, done: Done): void {
    if (this.#retry?.isInside !== true) return this.#attempt(call, 1, { done, around: null });
    const pass = this.#guard.ask(call, 1);
    if (pass.refused !== null) return done(this.#refuse(call, 1, pass));
    const startedAt = this.#lane.timeline.now;
    this.#attempt(call, 1, {
      around: pass,
      done: (result) => {
        pass.report(result.kind, this.#lane.timeline.now - startedAt);
        done(result);
      },
    });
  }

  #attempt(call: Call, number: number, { done, around }: { done: Done; around: Pass | null }): void {
    if (this.#hasLeft(call)) return done({ kind: 'deadline' });
    const after: Done = (result) => this.#afterAttempt(call, number, { result, done, around });
    const pass = around ?? this.#guard.ask(call, number);
    if (pass.refused !== null) return after(this.#refuse(call, number, pass));
    this.#send(call, number, { pass, isAround: around !== null, after });
  }

  #send(
    call: Call,
    number: number,
    { pass, isAround, after }: { pass: Pass; isAround: boolean; after: Done },
  ): void {
    const { timeline, recorder } = this.#lane;
    const { breaker } = pass;
    const attempt = recorder.send({ request: call.row, hop: this.#at, number, breaker });
    const startedAt = timeline.now;
    let isOver = false;
    let stopTimer = (): void => {};
    const end = (kind: ResultKind): void => {
      isOver = true;
      if (!isAround) pass.report(kind, timeline.now - startedAt);
      recorder.return(attempt, kind, breaker);
      after(kind === 'ok' ? OK : { kind });
    };
    const callOff = this.#below(call.key).call(call, ({ kind }) => {
      if (isOver) return recorder.event('unheard', attempt, codeOf(kind));
      stopTimer();
      end(kind);
    });
    const limit = this.#limit(call);
    if (isOver || limit === null) return;
    stopTimer = timeline.at(startedAt + limit, () => {
      if (this.#hop.handsOnDeadline === true) callOff();
      end('timeout');
    });
  }

  #afterAttempt(
    call: Call,
    number: number,
    { result, done, around }: { result: Result; done: Done; around: Pass | null },
  ): void {
    const wait = this.#retry?.next(call, number, result.kind) ?? null;
    if (wait === null || this.#hasLeft(call)) return done(result);
    const { timeline, recorder } = this.#lane;
    recorder.event('retrying', call.row, wait);
    timeline.at(timeline.now + wait, () => this.#attempt(call, number + 1, { done, around }));
  }

  #refuse(call: Call, number: number, { breaker, refused }: Pick<Pass, 'breaker' | 'refused'>): Result {
    const kind = refused ?? 'refused-closed';
    this.#lane.recorder.refuse({ request: call.row, hop: this.#at, number, breaker }, kind);
    return { kind };
  }

  #hasLeft({ leavesAt }: Call): boolean {
    return this.#hop.handsOnDeadline === true && this.#lane.timeline.now >= leavesAt;
  }

  /** µs an attempt may take; null: any. */
  #limit({ leavesAt }: Call): number | null {
    const timeout = this.#hop.timeoutMs === undefined ? Infinity : micros(this.#hop.timeoutMs);
    const left = this.#hop.handsOnDeadline === true ? leavesAt - this.#lane.timeline.now : Infinity;
    const limit = Math.min(timeout, left);
    return limit === Infinity ? null : limit;
  }
}
