import type { Stop } from '@fuseboard/simulator';
import type { Lesson } from '@fuseboard/simulator/lessons';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { captionMarks, endOf, isAsking, type LessonState, partOf, type Reading } from './lesson-state.ts';
import { firstMoment, type Moment, type Panel } from './moment.ts';
import type { ReadMoment } from './moment-link.ts';
import { inMicros, otherSpeed, played } from './playback.ts';
import { modelRun, type PlayedRun } from './played-run.ts';
import type { RunClient } from './run-client.ts';
import { nextStop, previousStop } from './stops.ts';
import { turned, turnedAnew, type Turn } from './turns.ts';

/** A lesson that is played: everything that can be done with it, from whichever button, key or link. */
export class LessonPlayer {
  readonly store: StoreApi<LessonState>;
  readonly #client: RunClient;

  constructor(lesson: Lesson, client: RunClient, link: ReadMoment) {
    this.#client = client;
    this.store = createStore<LessonState>(() => opened(lesson, link));
  }

  /** Computes what its moment asks for; also again, after a failure. */
  async compute(ghost: PlayedRun | null = null): Promise<void> {
    const { lesson, moment } = this.#state;
    this.#set({ work: 'computing', playing: false });
    try {
      const scenarios = scenariosOf(lesson, moment);
      const { runs, ...read } = await this.#client.run({ lesson: lesson.id, scenarios });
      const parts = runs.flatMap((run, at) => {
        const scenario = scenarios[at];
        return scenario === undefined ? [] : [modelRun(run, scenario)];
      });
      this.#ready({ ...read, parts }, ghost);
    } catch (error) {
      this.#set({ work: { failed: error instanceof Error ? error.message : String(error) } });
    }
  }

  /** Leaves whatever is computed. */
  close(): void {
    this.#client.cancel();
    this.#set({ playing: false });
  }

  /** A link in the same lesson. */
  open(link: ReadMoment): void {
    const { lesson } = this.#state;
    this.#set(opened(lesson, link));
    void this.compute();
  }

  playPause(): void {
    const state = this.#state;
    if (partOf(state) === null) return;
    const atEnd = state.moment.ms >= endOf(state);
    if (!state.playing && atEnd && !isAsking(state)) this.#go(0);
    this.#set({ playing: !state.playing && !isAsking(this.#state) });
  }

  pause(): void {
    this.#set({ playing: false });
  }

  /** After a frame of so many ms of the reader's. */
  frame(frameMs: number): void {
    const state = this.#state;
    if (!state.playing) return;
    const stops = state.pausesAtCaptions ? captionMarks(state).map(({ ms }) => ms) : [];
    const { ms, stopped } = played({ ms: state.moment.ms, speed: state.speed }, frameMs, {
      stops,
      end: endOf(state),
    });
    this.#go(ms);
    if (stopped) this.pause();
  }

  seek(ms: number): void {
    this.pause();
    this.#go(ms);
  }

  step(stop: Stop, way: 1 | -1): void {
    const state = this.#state;
    const players = partOf(state)?.lanes.map(({ player }) => player) ?? [];
    const { ms } = state.moment;
    const found = way > 0 ? nextStop(players, stop, ms) : previousStop(players, stop, ms);
    this.seek(found ?? (way > 0 ? endOf(state) : 0));
  }

  /** To the next caption or question, or the one before; at the end of a part on into the next. */
  mark(way: 1 | -1): void {
    const state = this.#state;
    const { ms, part } = state.moment;
    const end = endOf(state);
    const marks = [0, ...captionMarks(state).map((caption) => caption.ms), end].filter((at) => at <= end);
    if (way < 0) return this.seek(marks.findLast((at) => at < ms) ?? 0);
    const next = marks.toSorted((a, b) => a - b).find((at) => at > ms);
    if (next !== undefined) return this.seek(next);
    if (part + 1 < state.lesson.parts.length && !isAsking(state)) this.part(part + 1);
  }

  end(): void {
    this.seek(endOf(this.#state));
  }

  part(part: number): void {
    const { lesson, moment } = this.#state;
    if (part === moment.part || lesson.parts[part] === undefined) return;
    const wasTurned = moment.turns.length > 0;
    this.#set({ moment: { ...moment, part, ms: 0, turns: [] }, playing: false, ghost: null });
    if (wasTurned) void this.compute();
  }

  speed(speed: number): void {
    this.#set({ speed });
  }

  faster(way: 1 | -1): void {
    this.speed(otherSpeed(this.#state.speed, way));
  }

  pauseAtCaptions(pausesAtCaptions: boolean): void {
    this.#set({ pausesAtCaptions });
  }

  panel(panel: Panel): void {
    this.#set({ moment: { ...this.#state.moment, panel } });
  }

  /** Once it is given it stands. */
  predict(prediction: number | 'skipped'): void {
    const state = this.#state;
    if (state.prediction !== null || !isAsking(state)) return;
    if (prediction !== 'skipped' && state.lesson.question.choices[prediction] === undefined) return;
    this.#set({ prediction });
  }

  reveal(): void {
    if (this.#state.prediction !== null) this.#set({ revealed: true });
  }

  /** Turns something at the present instant, and keeps the run that would have been. */
  turn(turn: Turn): void {
    const { moment } = this.#state;
    this.#recompute({ ...moment, turns: turnedAnew(moment.turns, turn) });
  }

  /** As the lesson has it. */
  reset(): void {
    const { moment } = this.#state;
    if (moment.turns.length > 0) this.#recompute({ ...moment, turns: [] });
  }

  /** The same lesson in other weather. */
  seed(seed: number): void {
    this.#set({ ghost: null });
    this.#recompute({ ...this.#state.moment, seed });
  }

  #recompute(moment: Moment): void {
    const ghost = partOf(this.#state);
    this.#set({ moment });
    void this.compute(moment.turns.length > 0 ? ghost : null);
  }

  #ready(reading: Reading, ghost: PlayedRun | null): void {
    const { moment, lesson, prediction } = this.#state;
    const { part } = lesson.question;
    const seen =
      moment.part > part || (moment.part === part && moment.ms > (reading.questionTime ?? Infinity));
    // Whoever links to a moment after the question has seen the answer, and means to show it.
    this.#set({ reading, ghost, work: 'ready', prediction: prediction ?? (seen ? 'skipped' : null) });
    this.#go(this.#state.moment.ms);
  }

  #go(ms: number): void {
    const { moment } = this.#state;
    const held = inMicros(Math.min(endOf(this.#state), Math.max(0, ms)));
    if (held !== moment.ms) this.#set({ moment: { ...moment, ms: held } });
  }

  get #state(): LessonState {
    return this.store.getState();
  }

  #set(part: Partial<LessonState>): void {
    this.store.setState(part);
  }
}

function opened(lesson: Lesson, link: ReadMoment): LessonState {
  return {
    lesson,
    moment: link.ok ? link.moment : firstMoment(lesson),
    playing: false,
    speed: 1,
    pausesAtCaptions: true,
    prediction: null,
    revealed: false,
    work: 'computing',
    reading: null,
    ghost: null,
    linkProblem: link.ok ? null : link.message,
  };
}

const scenariosOf = (lesson: Lesson, { seed, part, turns }: Moment) =>
  lesson.parts.map(({ scenario }, at) => {
    const own = { ...scenario, seed };
    return at === part ? turned(own, turns) : own;
  });
