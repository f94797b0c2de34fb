import { describe, expect, it } from 'vitest';
import { filledIn, LESSONS, runLesson, SHORT_PATH } from '../src/lessons/index.ts';
import { GOLDEN } from './golden.ts';

describe.each(LESSONS.map((lesson) => ({ lesson, id: lesson.id })))('lesson $id', ({ lesson }) => {
  const run = runLesson(lesson);
  const texts = [...lesson.captions.map(({ text }) => text), lesson.question.ask, lesson.question.reveal];
  const quoted = new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)));

  it('is the same run on every engine, to the last event', () => {
    expect({ version: lesson.version, checksum: run.checksum }).toEqual({
      version: GOLDEN[lesson.id]?.version,
      checksum: GOLDEN[lesson.id]?.checksum,
    });
  });

  it('quotes the numbers that its run has', () => {
    expect(run.quotes).toEqual(GOLDEN[lesson.id]?.quotes);
  });

  it('measures what it quotes, and nothing else', () => {
    expect([...quoted].sort()).toEqual(Object.keys(lesson.quotes).sort());
    for (const text of texts)
      expect(filledIn(text, lesson, run.quotes)).not.toMatch(/[{}]|null|NaN|undefined/);
  });

  it('has captions for what happens in its run, at most five, in order', () => {
    expect(lesson.captions.length).toBeGreaterThan(0);
    expect(lesson.captions.length).toBeLessThanOrEqual(5);
    const order = lesson.captions.map(
      ({ part }, nth) => [part, run.captionTimes[nth] ?? Number.NaN] as const,
    );
    expect(order).toEqual(order.toSorted(([a, x], [b, y]) => a - b || x - y));
    for (const [, at] of order) expect(at).toBeGreaterThanOrEqual(0);
  });

  it('asks before a caption quotes what its answer does', () => {
    const { part, reveal } = lesson.question;
    const inReveal = namesIn(reveal);
    const early = lesson.captions.filter(
      (caption, at) =>
        caption.part <= part &&
        (caption.part < part || (run.captionTimes[at] ?? 0) < (run.questionTime ?? 0)) &&
        namesIn(caption.text).some((name) => inReveal.includes(name)),
    );
    expect(early).toEqual([]);
  });

  it('asks what has one answer among its choices', () => {
    expect(lesson.question.choices.length).toBeGreaterThan(1);
    expect(lesson.question.choices[lesson.question.answer]).toBeDefined();
    expect(run.questionTime).toBeGreaterThanOrEqual(0);
    expect(new Set(lesson.question.choices).size).toBe(lesson.question.choices.length);
  });
});

describe('the lessons', () => {
  it('are L1 to L21, in order, and the short path is some of them', () => {
    const ids = LESSONS.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 21 }, (_, at) => `L${at + 1}`));
    expect(SHORT_PATH.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('are data: as JSON they are what they were', () => {
    for (const lesson of LESSONS) expect(JSON.parse(JSON.stringify(lesson))).toEqual(lesson);
  });
});

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
