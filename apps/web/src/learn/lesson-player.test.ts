import { simulate } from '@fuseboard/simulator';
import { type Lesson, LESSONS, readLesson } from '@fuseboard/simulator/lessons';
import { describe, expect, it, vi } from 'vitest';
import { LessonPlayer } from './lesson-player.ts';
import { endOf, isAsking } from './lesson-state.ts';
import { readMoment } from './moment-link.ts';
import { RunClient, type RunPort } from './run-client.ts';
import type { RunAnswer, RunJob } from './run-job.ts';

// Whole lessons are run: a bound for a busy machine, not an expectation.
vi.setConfig({ testTimeout: 60_000 });

type Heard<T> = (event: T) => void;

/** Runs what it is given at once, as the worker does. */
class NearWorker implements RunPort {
  #onMessage: (event: { readonly data: RunAnswer }) => void = () => {};

  postMessage({ lesson: id, scenarios }: RunJob): void {
    const lesson = LESSONS.find((each) => each.id === id);
    if (lesson === undefined) return;
    try {
      this.#onMessage({
        data: {
          ok: true,
          read: readLesson(
            lesson,
            scenarios.map((scenario) => simulate(scenario)),
          ),
        },
      });
    } catch (error) {
      this.#onMessage({ data: { ok: false, message: (error as Error).message } });
    }
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    if (type === 'message') this.#onMessage = listener as Heard<{ readonly data: RunAnswer }>;
  }

  terminate(): void {}
}

async function opened(id: string, fragment = ''): Promise<LessonPlayer> {
  const lesson = LESSONS.find((each) => each.id === id) as Lesson; // the tests name lessons that there are
  const player = new LessonPlayer(
    lesson,
    new RunClient(() => new NearWorker()),
    readMoment(fragment, lesson),
  );
  await player.compute();
  return player;
}

const msOf = (player: LessonPlayer): number => player.store.getState().moment.ms;

describe('the future', () => {
  it('is hidden until a prediction is given', async () => {
    const player = await opened('L1');
    player.end();
    expect(msOf(player)).toBe(3_000);
    player.seek(9_000);
    player.step('event', 1);
    player.mark(1);
    expect(msOf(player)).toBe(3_000);
    expect(isAsking(player.store.getState())).toBe(true);
    player.reveal();
    expect(player.store.getState().revealed).toBe(false);
    player.predict(1);
    player.end();
    expect(msOf(player)).toBe(15_000);
  });

  it('is not to be answered before it is asked, nor twice, nor with a choice that is none', async () => {
    const player = await opened('L1');
    player.predict(0);
    expect(player.store.getState().prediction).toBeNull();
    player.end();
    player.predict(8);
    expect(player.store.getState().prediction).toBeNull();
    player.predict(2);
    player.predict(1);
    expect(player.store.getState().prediction).toBe(2);
  });

  it('of a later part is hidden, too, and a part before the question is open', async () => {
    const lesson = await opened('L5');
    lesson.end();
    expect(msOf(lesson)).toBe(60_000);
    const later = await opened('L9');
    later.part(2);
    later.end();
    expect([msOf(later), isAsking(later.store.getState())]).toEqual([0, true]);
  });

  it('has been seen by who links to it', async () => {
    const player = await opened('L1', 'at=L1.1&t=8000');
    expect([msOf(player), player.store.getState().prediction]).toEqual([8_000, 'skipped']);
    const before = await opened('L1', 'at=L1.1&t=3000');
    expect(before.store.getState().prediction).toBeNull();
  });
});

describe('playing', () => {
  it('stops at each caption and at the question', async () => {
    const player = await opened('L1');
    const stops: number[] = [];
    for (let nth = 0; nth < 2; nth += 1) {
      player.playPause();
      for (let frame = 0; player.store.getState().playing && frame < 1_000; frame += 1) player.frame(100);
      stops.push(msOf(player));
    }
    expect(stops).toEqual([2_000, 3_000]);
    player.playPause();
    expect(player.store.getState().playing).toBe(false);
  });

  it('goes from caption to caption, and from the last to the next part', async () => {
    const player = await opened('L4', 'at=L4.1&t=59000');
    player.mark(1);
    player.mark(1);
    expect(player.store.getState().moment).toMatchObject({ part: 1, ms: 0 });
    player.mark(1);
    expect(msOf(player)).toBe(1_000);
    player.mark(-1);
    expect(msOf(player)).toBe(0);
  });
});

describe('turning a dial', () => {
  const crash = { type: 'dial', dial: 'error', value: 100 } as const;

  it('runs the lesson anew, keeps the run before, and stays at its instant', async () => {
    const player = await opened('L2', 'at=L2.1&t=5000');
    const before = player.store.getState().reading?.parts[0];
    player.turn({ ...crash, atMs: 5_000 });
    await Promise.resolve();
    await player.compute(player.store.getState().ghost);
    const { reading, moment, ghost } = player.store.getState();
    expect(reading?.parts[0]?.checksum).not.toBe(before?.checksum);
    expect(ghost?.checksum).toBe(before?.checksum);
    expect(moment.ms).toBe(5_000);
    player.reset();
    await player.compute();
    expect(player.store.getState().reading?.parts[0]?.checksum).toBe(before?.checksum);
  });

  it('that no breaker takes says why, and leaves what was there', async () => {
    const player = await opened('L7');
    player.turn({ type: 'setting', lane: 0, setting: 'minimum', value: 0 });
    await player.compute();
    const { work, reading } = player.store.getState();
    expect(work).toMatchObject({ failed: expect.stringContaining('minimumNumberOfCalls') as string });
    expect(reading?.parts).toHaveLength(3);
  });
});

it.each(LESSONS.map(({ id }) => id))('%s comes to its question, and from there to its end', async (id) => {
  const player = await opened(id);
  player.part(player.store.getState().lesson.question.part);
  player.end();
  expect(isAsking(player.store.getState())).toBe(true);
  expect(endOf(player.store.getState())).toBeLessThan(
    player.store.getState().reading?.parts[0]?.durationMs ?? 0,
  );
  player.predict('skipped');
  player.end();
  expect(msOf(player)).toBe(
    player.store.getState().reading?.parts[player.store.getState().moment.part]?.durationMs,
  );
});
