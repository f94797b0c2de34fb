import { type IntervalHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Exposition } from './exposition.ts';

const RESOLUTION_MS = 20;
const SPAN_MS = 60_000;
const S_OF_NS = 1e-9;
const S_OF_MS = 1e-3;

/** How late the event loop is at its timers: over the last one to two minutes, however many ask. */
export class EventLoop {
  #older = begun();
  #newer = begun();
  #turnedAt: number;

  constructor(now: number) {
    this.#turnedAt = now;
  }

  close(): void {
    this.#older.disable();
    this.#newer.disable();
  }

  write(to: Exposition, now: number): void {
    if (now - this.#turnedAt >= SPAN_MS) this.#turn(now);
    const { percentile, max } = {
      percentile: (p: number) => this.#older.percentile(p),
      max: this.#older.max,
    };
    const delay = (name: string, help: string, ns: number): void =>
      to.single(
        { name: `fuseboard_event_loop_delay_${name}_seconds`, type: 'gauge', help, unit: 'seconds' },
        late(ns),
      );
    delay('p50', 'Half the timers of the last one to two minutes were at most this late', percentile(50));
    delay('p99', '99 % of the timers of the last one to two minutes were at most this late', percentile(99));
    delay('max', 'The latest timer of the last one to two minutes', max);
    const { active, idle } = performance.eventLoopUtilization();
    const spent = (name: string, help: string, ms: number): void =>
      to.single(
        { name: `fuseboard_event_loop_${name}_seconds_total`, type: 'counter', help, unit: 'seconds' },
        ms * S_OF_MS,
      );
    spent('active', 'Time that the event loop had work', active);
    spent('idle', 'Time that the event loop waited for work', idle);
  }

  #turn(now: number): void {
    this.#older.disable();
    this.#older = this.#newer;
    this.#newer = begun();
    this.#turnedAt = now;
  }
}

function begun(): IntervalHistogram {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return histogram;
}

/** The host tells the time from timer to timer. */
const late = (ns: number): number => Math.max(0, ns * S_OF_NS - RESOLUTION_MS * S_OF_MS);
