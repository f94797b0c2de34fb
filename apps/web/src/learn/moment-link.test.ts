import { LESSONS } from '@fuseboard/simulator/lessons';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Moment, PANELS } from './moment.ts';
import { readMoment, writeMoment } from './moment-link.ts';
import { inMicros } from './playback.ts';
import { DIALS, LANE_COMMANDS, SETTINGS, type Turn } from './turns.ts';

const ms = (most: number) =>
  fc.integer({ min: 0, max: most * 1_000 }).map((micros) => inMicros(micros / 1_000));
const lane = fc.integer({ min: 0, max: 15 });
const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({
    type: fc.constant('dial' as const),
    atMs: ms(60_000),
    dial: fc.constantFrom(...DIALS),
    value: ms(5_000),
  }),
  fc.record({ type: fc.constant('release' as const), atMs: ms(60_000) }),
  fc.record({
    type: fc.constant('command' as const),
    atMs: ms(60_000),
    lane,
    command: fc.constantFrom(...LANE_COMMANDS),
  }),
  fc.record({
    type: fc.constant('setting' as const),
    lane,
    setting: fc.constantFrom(...SETTINGS),
    value: ms(60_000),
  }),
);

const moment = fc.constantFrom(...LESSONS).chain((lesson) =>
  fc.integer({ min: 0, max: lesson.parts.length - 1 }).chain((part) =>
    fc.record({
      lesson: fc.constant(lesson),
      moment: fc.record<Moment>({
        lesson: fc.constant(lesson.id),
        version: fc.constant(lesson.version),
        seed: fc.integer({ min: 0, max: 1_000_000 }),
        part: fc.constant(part),
        turns: fc.array(turn, { maxLength: 5 }),
        ms: ms(lesson.parts[part]?.scenario.durationMs ?? 0),
        panel: fc.constantFrom(...PANELS),
      }),
    }),
  ),
);

describe('a link to a moment', () => {
  it('says the moment whole: read again it is the same', () => {
    fc.assert(
      fc.property(moment, (given) => {
        expect(readMoment(writeMoment(given.moment), given.lesson)).toEqual({
          ok: true,
          moment: given.moment,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is read without an error whatever is written in it', () => {
    const [lesson] = LESSONS;
    if (lesson === undefined) throw new Error('there are no lessons');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readMoment(text, lesson);
        expect(read.ok || read.message.length > 10).toBe(true);
      }),
    );
  });

  const [L1] = LESSONS;
  it.each([
    ['at=L2.1&t=5', 'The link is of lesson L2, and this is L1.'],
    ['at=L1.9&t=5', 'The link is of version 9 of L1, and this is version 1: its run would be another.'],
    ['t=5', 'The link does not say which lesson it is of.'],
    ['at=L1.1&t=99999', 'The link’s t is “99999”, and has to be from 0 to 15000.'],
    ['at=L1.1&part=2', 'The link’s part is “2”, and has to be from 1 to 1.'],
    ['at=L1.1&seed=1.5', 'The link’s seed has to be a whole number.'],
    [
      'at=L1.1&do=100~boil~3',
      'The link’s dial is “boil”, which is none of error, latency, spread, hang, capacity, key.',
    ],
    ['at=L1.1&show=all', 'The link’s show is “all”, which is none of figure, table, config.'],
  ])('%s is told what is wrong with it', (text, message) => {
    if (L1 === undefined) throw new Error('there are no lessons');
    expect(readMoment(text, L1)).toEqual({ ok: false, message: message.replaceAll('’', "'") });
  });
});
