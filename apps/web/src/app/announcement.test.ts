import { describe, expect, it } from 'vitest';
import { ManualTimers } from '../testing/manual-timers.ts';
import { transitionEntry } from '../testing/views.ts';
import { announcement } from './announcement.ts';
import { batched } from './batched.ts';

const moves = (breaker: string, to: 'open' | 'closed' | 'half-open') =>
  transitionEntry(1, { from: 'closed', to }, { breaker });

describe('[29] an announcement', () => {
  it('names one, counts many', () => {
    expect(announcement([moves('payments', 'open')])).toBe('payments opened');
    expect(announcement([moves('a', 'open'), moves('b', 'open'), moves('c', 'closed')])).toBe(
      '2 breakers opened, c closed',
    );
  });

  it('tells where a breaker is, not the way there', () => {
    expect(announcement([moves('a', 'open'), moves('a', 'half-open'), moves('a', 'closed')])).toBe(
      'a closed',
    );
  });
});

describe('[29] announcements', () => {
  const setUp = () => {
    const timers = new ManualTimers(0);
    const heard: (readonly string[])[] = [];
    const batch = batched<string>({
      pause: 5_000,
      deliver: (items) => heard.push(items),
      setTimer: timers.setTimer,
    });
    return { timers, heard, batch };
  };

  it('come at once, then at most once in 5 s, with nothing left out', () => {
    const { timers, heard, batch } = setUp();
    batch.add(['a']);
    timers.advance(1_000);
    batch.add(['b']);
    batch.add(['c']);
    timers.advance(3_999);
    expect(heard).toEqual([['a']]);
    timers.advance(1);
    expect(heard).toEqual([['a'], ['b', 'c']]);
    timers.advance(4_999);
    batch.add(['d']);
    expect(heard).toHaveLength(2);
    timers.advance(1);
    expect(heard.at(-1)).toEqual(['d']);
  });

  it('come at once again after a quiet time', () => {
    const { timers, heard, batch } = setUp();
    batch.add(['a']);
    timers.advance(60_000);
    batch.add(['b']);
    expect(heard).toEqual([['a'], ['b']]);
  });
});
