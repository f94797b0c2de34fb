import { simulate, transferables } from '@fuseboard/simulator';
import { LESSONS, readLesson } from '@fuseboard/simulator/lessons';
import type { RunAnswer, RunJob } from './run-job.ts';

/** Runs one lesson at a time, away from the page, and hands its columns over instead of copying them. */
self.addEventListener('message', ({ data }: MessageEvent<RunJob>) => {
  const [answer, handed] = answerTo(data);
  self.postMessage(answer, { transfer: handed });
});

function answerTo({ lesson: id, scenarios }: RunJob): readonly [RunAnswer, ArrayBuffer[]] {
  try {
    const lesson = LESSONS.find((each) => each.id === id);
    if (lesson === undefined) throw new RangeError(`there is no lesson ${id}`);
    const runs = scenarios.map((scenario) => simulate(scenario));
    return [{ ok: true, read: readLesson(lesson, runs) }, runs.flatMap((run) => transferables(run))];
  } catch (error) {
    return [{ ok: false, message: error instanceof Error ? error.message : String(error) }, []];
  }
}
