import type { LessonRun } from '@fuseboard/simulator/lessons';
import { expect, it } from 'vitest';
import { RunClient, type RunPort } from './run-client.ts';
import type { RunAnswer, RunJob } from './run-job.ts';

type Heard<T> = (event: T) => void;

/** A worker that answers when it is told to. */
class FakeWorker implements RunPort {
  readonly jobs: RunJob[] = [];
  ended = false;
  #onMessage: (event: { readonly data: RunAnswer }) => void = () => {};
  #onError: (event: { readonly message?: string }) => void = () => {};

  postMessage(job: RunJob): void {
    this.jobs.push(job);
  }

  addEventListener(type: 'message' | 'error', listener: (event: never) => void): void {
    if (type === 'message') this.#onMessage = listener as Heard<{ readonly data: RunAnswer }>;
    else this.#onError = listener as Heard<{ readonly message?: string }>;
  }

  terminate(): void {
    this.ended = true;
  }

  answer(data: RunAnswer): void {
    this.#onMessage({ data });
  }

  fail(message?: string): void {
    this.#onError(message === undefined ? {} : { message });
  }
}

function started() {
  const workers: FakeWorker[] = [];
  const client = new RunClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

const job: RunJob = { lesson: 'L1', scenarios: [] };
const read: LessonRun = { runs: [], quotes: {}, captionTimes: [], questionTime: null, checksum: 'of this' };

it('hands on what the worker answers, and ends it', async () => {
  const { client, workers } = started();
  const run = client.run(job);
  workers[0]?.answer({ ok: true, read });
  expect(await run).toBe(read);
  expect(workers[0]?.ended).toBe(true);
});

it('says what was wrong, be it with the lesson or with the worker', async () => {
  const { client, workers } = started();
  const invalid = client.run(job);
  workers[0]?.answer({ ok: false, message: 'minimum must not be above the size' });
  await expect(invalid).rejects.toThrow('minimum must not be above the size');
  const missing = client.run(job);
  workers[1]?.fail();
  await expect(missing).rejects.toThrow('the simulator could not be loaded');
});

it('ends a job for the next one, and never hears of it again', async () => {
  const { client, workers } = started();
  const heard: string[] = [];
  void client.run(job).then(({ checksum }) => heard.push(checksum));
  const second = client.run(job);
  expect(workers[0]?.ended).toBe(true);
  workers[0]?.answer({ ok: true, read: { ...read, checksum: 'of the first' } });
  workers[1]?.answer({ ok: true, read });
  expect((await second).checksum).toBe('of this');
  expect(heard).toEqual([]);
});
