import {
  type BreakerSnapshot,
  type Clock,
  CircuitBreaker,
  type Explanation,
  type ResolvedCircuitBreakerConfig,
  type WindowMemento,
} from '@fuseboard/breaker';
import { assertNever } from '../assert-never.ts';
import { micros, timerMicros } from '../clock/micros.ts';
import type { LaneCommand } from '../scenario/lane.ts';
import { breakerChance } from './breaker-chance.ts';
import { obeyLaneCommand } from './lane-command.ts';
import { type BreakerLog, TOLD_KINDS } from './lane-log.ts';
import { kindOf } from './result-kind.ts';
import { simulatedError } from './simulated-error.ts';

/**
 * A breaker as it was at any instant: a real one, told again what that one was told until then. Forwards it goes on from
 * where it is; backwards it begins anew, which for a minute of a hundred calls a second takes about a millisecond.
 */
export class BreakerReplay {
  readonly #log: BreakerLog;
  readonly #at: number;
  readonly #commands: readonly LaneCommand[];
  #clock = new ReplayClock();
  #breaker: CircuitBreaker;
  #row = 0;

  /** `at`: its place in the lane's breakers. `commands`: the lane's. */
  constructor(log: BreakerLog, at: number, commands: readonly LaneCommand[] = []) {
    this.#log = log;
    this.#at = at;
    this.#commands = commands;
    this.#breaker = this.#made();
  }

  /** With every default filled in. */
  get config(): ResolvedCircuitBreakerConfig {
    return this.#breaker.config;
  }

  snapshot(ms: number): BreakerSnapshot {
    return this.#until(micros(ms)).snapshot();
  }

  /** What its window held. */
  window(ms: number): WindowMemento {
    return this.#until(micros(ms)).export().window;
  }

  /** Why it was in its state then, why it was not open, and what would have moved it next. */
  explain(ms: number): Explanation {
    return this.#until(micros(ms)).explain();
  }

  #made(): CircuitBreaker {
    return new CircuitBreaker(this.#log.name, this.#log.config, {
      clock: this.#clock,
      random: breakerChance(this.#log.seed, this.#at),
    });
  }

  #until(now: number): CircuitBreaker {
    const { at } = this.#log.told;
    if (now < this.#clock.micros) {
      this.#clock = new ReplayClock();
      this.#breaker = this.#made();
      this.#row = 0;
    }
    for (let next = at[this.#row]; next !== undefined && next <= now; next = at[this.#row]) {
      this.#clock.micros = next;
      this.#tell(this.#row);
      this.#row += 1;
    }
    this.#clock.micros = now;
    return this.#breaker;
  }

  #tell(row: number): void {
    const { kind, permit, duration, result } = this.#log.told;
    const told = TOLD_KINDS[kind[row] ?? 0] ?? 'asked'; // typed rows are full to the end
    const [permitted, ms] = [permit[row] ?? 0, duration[row] ?? 0];
    switch (told) {
      case 'asked':
        this.#breaker.acquire();
        return;
      case 'succeeded':
        this.#breaker.succeed(permitted, ms);
        return;
      case 'failed':
        this.#breaker.fail(permitted, ms, simulatedError(this.#log.name, kindOf(result[row] ?? 0), ms));
        return;
      case 'ignored':
        this.#breaker.ignore(permitted);
        return;
      case 'timer':
        this.#clock.fireNext();
        return;
      case 'commanded': {
        const command = this.#commands[permitted];
        if (command !== undefined) obeyLaneCommand(this.#breaker, command);
        return;
      }
      default:
        return assertNever(told);
    }
  }
}

interface Timer {
  readonly due: number;
  readonly fn: () => void;
}

/** Fires a timer when the log says that it fired: of what happened in one instant, the log knows the order. */
class ReplayClock implements Clock {
  micros = 0;
  #timers: readonly Timer[] = [];

  now(): number {
    return this.micros / 1_000;
  }

  setTimeout(fn: () => void, ms: number): () => void {
    const timer = { due: this.micros + timerMicros(ms), fn };
    this.#timers = [...this.#timers, timer].sort((a, b) => a.due - b.due);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  fireNext(): void {
    const [next, ...rest] = this.#timers;
    this.#timers = rest;
    next?.fn();
  }
}
