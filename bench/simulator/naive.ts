import { CircuitBreaker } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { Chance, STREAMS } from '@fuseboard/simulator';

/** Between two timers, so that promises can go on. */
const TURNS = 8;

/**
 * What one would write without a simulator: promises, a timer a call on the `ManualClock` of the tests, a Map a call, in
 * the same four lanes with as many calls. It has no queue, no checks and no log to rewind, so it does less.
 */
export async function naive(lanes: number, calls: number): Promise<number> {
  let recorded = 0;
  for (let lane = 0; lane < lanes; lane += 1) recorded += (await naiveLane(calls)).length;
  return recorded;
}

async function naiveLane(calls: number): Promise<readonly object[]> {
  const clock = new ManualClock();
  const chance = new Chance(7);
  const breaker = new CircuitBreaker('naive', { timeout: 500 }, { clock });
  const log: object[] = [];
  for (let id = 0; id < calls; id += 1)
    clock.setTimeout(() => {
      log.push({ at: clock.now(), asked: id });
      void breaker
        .tryExecute(
          () =>
            new Promise<void>((resolve, reject) => {
              const fails =
                id > calls / 3 && id < (2 * calls) / 3 && chance.draw(STREAMS.fate, id) % 100 < 60;
              clock.setTimeout(() => (fails ? reject(new Error('error')) : resolve()), 20);
            }),
        )
        .then(({ ok }) => log.push({ at: clock.now(), ended: id, ok }));
    }, id * 10);
  while (clock.pendingTimers > 0) {
    clock.advance(1);
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
  }
  return log;
}
