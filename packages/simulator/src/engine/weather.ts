import { micros } from '../clock/micros.ts';
import type { Dependency, Fault, FaultKind } from '../scenario/dependency.ts';

/** How a dependency is for a call of one key at one instant. */
export interface Conditions {
  errorRate: number;
  errorKind: FaultKind;
  latencyFactor: number;
  addedLatencyMs: number;
  hangRate: number;
  hangMs: number;
}

interface TimedFault extends Fault {
  /** µs */
  readonly from: number;
  readonly until: number;
  readonly ramp: number;
  readonly fade: number;
}

/** The faults by the clock: a pure function of the time, so every lane meets the same. */
export class Weather {
  readonly #faults: readonly TimedFault[];

  constructor(faults: readonly Fault[]) {
    this.#faults = faults.map((fault) => ({
      ...fault,
      from: micros(fault.atMs),
      until: micros(fault.untilMs ?? Infinity),
      ramp: micros(fault.rampMs ?? 0),
      fade: micros(fault.fadeMs ?? 0),
    }));
  }

  /** When it changes, µs, with the place of the fault in the list. */
  get changes(): readonly { readonly at: number; readonly fault: number; readonly begins: boolean }[] {
    return this.#faults.flatMap(({ from, until }, fault) => [
      { at: from, fault, begins: true },
      ...(until === Infinity ? [] : [{ at: until, fault, begins: false }]),
    ]);
  }

  conditions(dependency: number, key: number, now: number): Conditions {
    const found = {
      errorRate: 0,
      errorKind: 'error' as FaultKind,
      latencyFactor: 1,
      addedLatencyMs: 0,
      hangRate: 0,
      hangMs: 0,
    };
    for (const fault of this.#faults) {
      const strength = strengthAt(fault, now);
      if (strength === 0 || !concerns(fault, dependency, key)) continue;
      if (fault.errorRate !== undefined) {
        found.errorRate = towards(found.errorRate, fault.errorRate, strength);
        found.errorKind = fault.errorKind ?? 'error';
      }
      if (fault.latencyFactor !== undefined)
        found.latencyFactor = towards(found.latencyFactor, fault.latencyFactor, strength);
      if (fault.addedLatencyMs !== undefined)
        found.addedLatencyMs = towards(found.addedLatencyMs, fault.addedLatencyMs, strength);
      if (fault.hangRate !== undefined) found.hangRate = towards(found.hangRate, fault.hangRate, strength);
      if (fault.hangMs !== undefined) found.hangMs = fault.hangMs;
    }
    return found;
  }

  /** What the dependency can take now; Infinity: anything. */
  limit(
    what: 'slots' | 'perSecond',
    { at, spec, now }: { at: number; spec: Dependency; now: number },
  ): number {
    let limit = spec[what] ?? Infinity;
    for (const fault of this.#faults) {
      const value = fault[what];
      if (value !== undefined && isOn(fault, now) && (fault.dependency ?? at) === at) limit = value;
    }
    return limit;
  }

  storeIsDown(now: number): boolean {
    return this.#faults.some((fault) => fault.storeDown === true && isOn(fault, now));
  }
}

function concerns(fault: Fault, dependency: number, key: number): boolean {
  return (fault.dependency ?? dependency) === dependency && (fault.key ?? key) === key;
}

function isOn({ from, until }: TimedFault, now: number): boolean {
  return now >= from && now < until;
}

function strengthAt({ from, until, ramp, fade }: TimedFault, now: number): number {
  if (now < from || now >= until + fade) return 0;
  if (now >= until) return 1 - (now - until) / fade;
  return now >= from + ramp ? 1 : (now - from) / ramp;
}

function towards(from: number, to: number, strength: number): number {
  return from + (to - from) * strength;
}
