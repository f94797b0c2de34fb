import { simulate } from '@fuseboard/simulator';
import { L1, LESSONS } from '@fuseboard/simulator/lessons';
import { describe, expect, it } from 'vitest';
import { type CallMarks, callMarks, MARK_SHAPES } from './call-marks.ts';
import { callsSpan, levels, placeCall } from './call-place.ts';

function marksOf(id: string, lane: number, part = 0): CallMarks {
  const scenario = LESSONS.find((lesson) => lesson.id === id)?.parts[part]?.scenario;
  const log = scenario && simulate({ ...scenario, lanes: scenario.lanes.slice(lane, lane + 1) }).lanes[0];
  if (log === undefined) throw new Error(`${id} has such a lane`);
  return callMarks(log, scenario?.lanes[lane], null);
}

const shapesOf = ({ shape }: CallMarks) => [...shape].map((code) => MARK_SHAPES[code]);
const frame = { spanMs: 15_000, width: 300, height: 128, calm: false };

describe('the marks of a lane', () => {
  it('are one a call, with the shape of how it ended', () => {
    const marks = marksOf('L1', 0);
    expect(shapesOf(marks)).toEqual(
      'ooffrrrrfrrrroo'.split('').map((letter) => ({ o: 'ok', f: 'failure', r: 'refused' })[letter]),
    );
    expect([...marks.probe].flatMap((probe, row) => (probe === 1 ? [row] : []))).toEqual([8, 13]);
    expect([marks.bundle, ...marks.drawn]).toEqual([1, ...Array.from({ length: 15 }, () => 1)]);
  });

  it('are ignored ones where the lane says so', () => {
    expect(shapesOf(marksOf('L7', 1))).toContain('ignored');
    expect(shapesOf(marksOf('L7', 0))).not.toContain('ignored');
  });

  it('are bundled in a round ratio where there are too many, every shape by the same', () => {
    const marks = marksOf('L9', 0, 2);
    expect(marks.bundle).toBe(10);
    const shapes = shapesOf(marks);
    for (const shape of new Set(shapes)) {
      const all = shapes.filter((each) => each === shape).length;
      const drawn = shapes.filter((each, row) => each === shape && marks.drawn[row] === 1).length;
      expect(drawn).toBe(Math.ceil(all / 10));
    }
  });
});

describe('a call is drawn', () => {
  const marks = marksOf('L2', 0);
  const hanging = [...marks.end].findIndex((end, row) => end - (marks.sent[row] ?? 0) >= 1_900_000);
  const [sent, end] = [(marks.sent[hanging] ?? 0) / 1_000, (marks.end[hanging] ?? 0) / 1_000];
  const { caller, ends } = levels(1, frame.height);

  it('not before it is made', () => {
    expect(placeCall(marks, hanging, { ...frame, ms: (marks.at[hanging] ?? 0) / 1_000 - 1 })).toBeNull();
  });

  it('on its way for as long as it takes, straight on', () => {
    const heights = [0, 0.25, 0.5, 0.75].map((share) =>
      placeCall(marks, hanging, { ...frame, ms: sent + share * (end - sent) }),
    );
    expect(heights.map((spot) => spot?.shape)).toEqual(['travels', 'travels', 'travels', 'travels']);
    const [first = 0, ...rest] = heights.map((spot) => spot?.y ?? 0);
    expect(first).toBe(caller);
    for (const [nth, y] of rest.entries())
      expect((y - first) / (nth + 1)).toBeCloseTo((rest[0] ?? 0) - first, 6);
  });

  it('at the dependency once it has ended, as what it was', () => {
    const spot = placeCall(marks, hanging, { ...frame, ms: end });
    expect(spot?.shape).toBe('failure');
    expect(Math.abs((spot?.y ?? 0) - (ends[0] ?? 0))).toBeLessThan(10);
  });

  it('at the breaker where it was refused', () => {
    const book = marksOf('L1', 0);
    expect(placeCall(book, 4, { ...frame, ms: 4_000 })).toMatchObject({
      shape: 'refused',
      y: levels(1, frame.height).breakers[0],
    });
  });

  it('in calm where it will rest: nothing of it moves while it is under way', () => {
    const spots = [0.1, 0.5, 0.9].map((share) =>
      placeCall(marks, hanging, { ...frame, calm: true, ms: sent + share * (end - sent) }),
    );
    expect(new Set(spots.map((spot) => `${spot?.x} ${spot?.y}`)).size).toBe(1);
  });

  it('by its instant alone', () => {
    const once = placeCall(marks, hanging, { ...frame, ms: sent + 100 });
    placeCall(marks, hanging, { ...frame, ms: end });
    expect(placeCall(marks, hanging, { ...frame, ms: sent + 100 })).toEqual(once);
  });
});

it('as much of the past is in sight as can be told apart', () => {
  expect(callsSpan([15, 15], L1.parts[0]?.scenario.durationMs ?? 0)).toBe(15_000);
  expect(callsSpan([60_000], 60_000)).toBe(3_000);
});
