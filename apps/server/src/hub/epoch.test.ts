import { describe, expect, it } from 'vitest';
import { ManualServerClock, NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import { Epoch } from './epoch.ts';

describe('wall time of an instant', () => {
  it('is the same however often and whenever it is asked, though the wall clock shows whole milliseconds only', () => {
    const clock = new ManualServerClock();
    const epoch = new Epoch(clock);
    const answers = new Set<number>();
    for (let index = 0; index < 1_000; index++) {
      clock.advance(0.37);
      answers.add(epoch.at(100.4));
    }
    expect([...answers]).toEqual([NEW_YEAR + 100]);
  });

  it('follows the wall clock when that is set', () => {
    const clock = new ManualServerClock();
    const epoch = new Epoch(clock);
    clock.wallAtZero += 3_600_000;
    expect(epoch.at(0)).toBe(NEW_YEAR + 3_600_000);
    clock.wallAtZero -= 7_200_000;
    expect(epoch.now()).toBe(NEW_YEAR - 3_600_000);
  });
});
