import { simulate } from '@fuseboard/simulator';
import { LESSONS } from '@fuseboard/simulator/lessons';
import { describe, expect, it } from 'vitest';
import { countAt, eventRows, rowWords } from './event-rows.ts';
import { modelRun, type PlayedRun } from './played-run.ts';

function playedOf(id: string): PlayedRun {
  const scenario = LESSONS.find((lesson) => lesson.id === id)?.parts[0]?.scenario;
  if (scenario === undefined) throw new Error(`${id} has a part`);
  return modelRun(simulate(scenario), scenario);
}

describe('the table of events', () => {
  const book = playedOf('L1');

  it('tells every event of every lane, in order of time', () => {
    const rows = eventRows(book, 'all');
    expect(rows.count).toBe(book.lanes.reduce((sum, { log }) => sum + log.events.at.length, 0));
    expect([...rows.at]).toEqual([...rows.at].sort((a, b) => a - b));
  });

  it('has only what had happened by an instant', () => {
    const rows = eventRows(book, 'moves');
    expect([2_999.999, 3_000, 15_000].map((ms) => countAt(rows, ms))).toEqual([0, 1, rows.count]);
  });

  it('says of a transition from where to where, and why', () => {
    expect(rowWords(book, eventRows(book, 'moves'), 0)).toEqual({
      ms: 3_000,
      call: '',
      lane: 'fail_max 2',
      event: 'moved',
      result: 'closed → open',
      why: '2 failures in a row, the limit is 2',
      state: 'open',
    });
  });

  it('says of a call its number, how it ended, and why', () => {
    const rows = eventRows(book, 'calls');
    const all = Array.from({ length: rows.count }, (_, at) => rowWords(book, rows, at));
    expect(all.find(({ event }) => event === 'refused')).toMatchObject({
      call: '#5',
      result: 'refused',
      why: 'still open',
      state: 'open',
    });
  });

  it('tells an operator’s hand by name, with lesson time', () => {
    const deploy = playedOf('L18');
    const rows = eventRows(deploy, 'moves');
    const whys = Array.from({ length: rows.count }, (_, at) => rowWords(deploy, rows, at).why);
    expect(whys).toContain('force-open by ops: deploy, until 41.0 s');
  });

  it.each(LESSONS.map(({ id }) => id))('has words for everything that happens in %s', (id) => {
    const run = playedOf(id);
    const rows = eventRows(run, 'all');
    const step = Math.max(1, Math.floor(rows.count / 400));
    for (let at = 0; at < rows.count; at += step) {
      const words = rowWords(run, rows, at);
      expect(words.result).not.toMatch(/^$|undefined/);
      expect(words.why).not.toContain('undefined');
    }
  });
});
