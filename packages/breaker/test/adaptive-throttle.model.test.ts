import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AdaptiveThrottle } from '../src/adaptive-throttle/index.ts';
import { seededRandom } from '../src/seeded-random.ts';
import { ManualClock } from '../src/testing/index.ts';

const RUNS = Number(process.env['FUSEBOARD_MODEL_RUNS'] ?? 1_000);
const SEED = Number(process.env['FUSEBOARD_SEED'] ?? randomInt(2 ** 31));

type Step =
  | readonly ['ask']
  | readonly ['finish', which: number, outcome: 'succeed' | 'fail' | 'ignore']
  | readonly ['advance', ms: number]
  | readonly ['reset'];

interface ModelConfig {
  readonly multiplier: number;
  readonly minimumRequests: number;
  readonly maxRejectionProbability: number;
  readonly slidingWindow: { readonly duration: number; readonly buckets: number };
}

const steps = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: fc.constant<Step>(['ask']) },
    {
      weight: 25,
      arbitrary: fc.tuple(
        fc.constant('finish' as const),
        fc.nat(7),
        fc.constantFrom('succeed' as const, 'fail' as const, 'fail' as const, 'ignore' as const),
      ),
    },
    {
      weight: 15,
      arbitrary: fc.tuple(fc.constant('advance' as const), fc.constantFrom(1, 24, 25, 60, 99, 100, 400)),
    },
    { weight: 1, arbitrary: fc.constant<Step>(['reset']) },
  ),
  { maxLength: 120, size: 'max' },
);

const configs = fc.record({
  multiplier: fc.constantFrom(1, 1.5, 2, 5),
  minimumRequests: fc.integer({ min: 1, max: 6 }),
  maxRejectionProbability: fc.constantFrom(0.5, 0.9, 1),
  slidingWindow: fc.record({ duration: fc.constant(100), buckets: fc.constantFrom(1, 2, 3, 4, 10) }),
});

/** Keeps every request there ever was and recounts them each time. */
class NaiveThrottle {
  readonly #config: ModelConfig;
  readonly #random: () => number;
  #log: { readonly at: number; readonly kind: 'accepted' | 'failed' | 'rejected' }[] = [];
  /** Late ones are kept as such. */
  #out: { readonly permit: number; late: boolean }[] = [];

  constructor(config: ModelConfig, random: () => number) {
    this.#config = config;
    this.#random = random;
  }

  refuses(now: number): boolean {
    const { rejectionProbability } = this.count(now);
    const refused = rejectionProbability > 0 && this.#random() < rejectionProbability;
    if (refused) this.#log.push({ at: now, kind: 'rejected' });
    return refused;
  }

  hold(permit: number): void {
    this.#out.push({ permit, late: false });
  }

  take(which: number): { readonly permit: number; readonly late: boolean } | undefined {
    return this.#out.splice(which % Math.max(1, this.#out.length), 1)[0];
  }

  finish(outcome: 'succeed' | 'fail' | 'ignore', at: number): void {
    if (outcome !== 'ignore') this.#log.push({ at, kind: outcome === 'succeed' ? 'accepted' : 'failed' });
  }

  reset(): void {
    this.#log = [];
    for (const call of this.#out) call.late = true;
  }

  count(now: number): { requests: number; accepts: number; rejected: number; rejectionProbability: number } {
    const { slidingWindow, multiplier, minimumRequests, maxRejectionProbability } = this.#config;
    const width = slidingWindow.duration / slidingWindow.buckets;
    const oldest = Math.floor(now / width) - slidingWindow.buckets + 1;
    const inside = this.#log.filter(({ at }) => Math.floor(at / width) >= oldest);
    const accepts = inside.filter(({ kind }) => kind === 'accepted').length;
    const rejected = inside.filter(({ kind }) => kind === 'rejected').length;
    const requests = inside.length;
    const formula = (requests - multiplier * accepts) / (requests + 1);
    const enough = requests >= minimumRequests;
    const rejectionProbability = enough ? Math.min(maxRejectionProbability, Math.max(0, formula)) : 0;
    return { requests, accepts, rejected, rejectionProbability };
  }
}

/** The throttle and its model, taken through the same steps. */
class Pair {
  readonly #clock = new ManualClock(5_000);
  readonly #throttle: AdaptiveThrottle;
  readonly #naive: NaiveThrottle;
  refusals = 0;

  constructor(config: ModelConfig) {
    const random = seededRandom('model');
    this.#throttle = new AdaptiveThrottle('search', config, { clock: this.#clock, random });
    this.#naive = new NaiveThrottle(config, seededRandom('model'));
  }

  take(step: Step): void {
    switch (step[0]) {
      case 'ask':
        return this.#ask();
      case 'finish':
        return this.#finish(step[1], step[2]);
      case 'advance':
        return this.#clock.advance(step[1]);
      case 'reset':
        this.#throttle.reset();
        return this.#naive.reset();
    }
  }

  compare(): void {
    const { name: _name, totals: _totals, ...counted } = this.#throttle.snapshot();
    assert.deepEqual(counted, this.#naive.count(this.#clock.now()));
  }

  #ask(): void {
    const refused = this.#naive.refuses(this.#clock.now());
    const permit = this.#throttle.acquire();
    assert.equal(permit === 0, refused);
    if (refused) this.refusals += 1;
    else this.#naive.hold(permit);
  }

  #finish(which: number, outcome: 'succeed' | 'fail' | 'ignore'): void {
    const call = this.#naive.take(which);
    if (call === undefined) return;
    assert.equal(this.#throttle[outcome](call.permit), !call.late);
    if (!call.late) this.#naive.finish(outcome, this.#clock.now());
  }
}

it(`[A1] [A2] [A3] [A4] [A8] agrees with a recount of all requests (seed ${SEED})`, () => {
  let refusals = 0;
  fc.assert(
    fc.property(configs, steps, (config, script) => {
      const pair = new Pair(config);
      for (const step of script) {
        pair.take(step);
        pair.compare();
      }
      refusals += pair.refusals;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(refusals, 'the scripts reach no refusals').toBeGreaterThan(RUNS / 2);
});
