import type { Lesson } from '@fuseboard/simulator/lessons';
import { firstMoment, type Moment, type Panel, PANELS } from './moment.ts';
import { DIALS, LANE_COMMANDS, SETTINGS, type Turn } from './turns.ts';

/** The fragment of an address, without its `#`: it never reaches a server. */
export function writeMoment({ lesson, version, seed, part, turns, ms, panel }: Moment): string {
  const fields = [`at=${lesson}.${version}`, `seed=${seed}`, `part=${part + 1}`, `t=${ms}`];
  if (turns.length > 0) fields.push(`do=${turns.map(writeTurn).join(',')}`);
  if (panel !== 'figure') fields.push(`show=${panel}`);
  return fields.join('&');
}

export type ReadMoment =
  | { readonly ok: true; readonly moment: Moment }
  /** In words; the lesson begins at its beginning then. */
  | { readonly ok: false; readonly message: string };

/** An empty fragment is the lesson's beginning. */
export function readMoment(fragment: string, lesson: Lesson): ReadMoment {
  if (fragment === '') return { ok: true, moment: firstMoment(lesson) };
  const fields = new URLSearchParams(fragment);
  try {
    checkLesson(fields.get('at'), lesson);
    const part = wholeIn('part', fields.get('part') ?? '1', [1, lesson.parts.length]) - 1;
    const scenario = lesson.parts[part]?.scenario;
    const moment: Moment = {
      lesson: lesson.id,
      version: lesson.version,
      seed: wholeIn('seed', fields.get('seed') ?? String(scenario?.seed ?? 0), [0, MOST_SEED]),
      part,
      turns: readTurns(fields.get('do')),
      ms: numberIn('t', fields.get('t') ?? '0', [0, scenario?.durationMs ?? 0]),
      panel: panelOf(fields.get('show')),
    };
    return { ok: true, moment };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { ok: false, message: error.message };
  }
}

const MOST_SEED = 0xffff_ffff;
const MOST_TURNS = 200;
/** Of what is turned; the simulator checks each for itself. */
const MOST_VALUE = 86_400_000;

class LinkError extends Error {}

function checkLesson(at: string | null, { id, version }: Lesson): void {
  const [, linked, old] = /^(L\d+)\.(\d+)$/.exec(at ?? '') ?? [];
  if (linked === undefined) throw new LinkError('The link does not say which lesson it is of.');
  if (linked !== id) throw new LinkError(`The link is of lesson ${linked}, and this is ${id}.`);
  if (Number(old) !== version)
    throw new LinkError(
      `The link is of version ${old} of ${id}, and this is version ${version}: its run would be another.`,
    );
}

type Range = readonly [least: number, most: number];

function numberIn(name: string, text: string, [least, most]: Range): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new LinkError(
      `The link's ${name} is “${text.slice(0, 40)}”, and has to be from ${least} to ${most}.`,
    );
  return value;
}

function wholeIn(name: string, text: string, range: Range): number {
  const value = numberIn(name, text, range);
  if (!Number.isInteger(value)) throw new LinkError(`The link's ${name} has to be a whole number.`);
  return value;
}

function panelOf(text: string | null): Panel {
  return oneOf('show', text ?? 'figure', PANELS);
}

function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((each) => each === text);
  if (found === undefined)
    throw new LinkError(
      `The link's ${name} is “${text.slice(0, 40)}”, which is none of ${known.join(', ')}.`,
    );
  return found;
}

/** `12500~error~90`, `12500~release`, `12500~force-open~1`, `set~wait~5000~1`; lanes count from 1. */
function writeTurn(turn: Turn): string {
  switch (turn.type) {
    case 'dial':
      return [turn.atMs, turn.dial, turn.value].join('~');
    case 'release':
      return [turn.atMs, 'release'].join('~');
    case 'command':
      return [turn.atMs, turn.command, turn.lane + 1].join('~');
    case 'setting':
      return ['set', turn.setting, turn.value, turn.lane + 1].join('~');
    default:
      return turn satisfies never;
  }
}

function readTurns(text: string | null): readonly Turn[] {
  if (text === null || text === '') return [];
  const turns = text.split(',');
  if (turns.length > MOST_TURNS) throw new LinkError(`The link turns more than ${MOST_TURNS} things.`);
  return turns.map(readTurn);
}

function readTurn(text: string): Turn {
  const [first = '', what = '', value = '', lane = ''] = text.split('~');
  if (first === 'set')
    return {
      type: 'setting',
      setting: oneOf('setting', what, SETTINGS),
      value: numberIn(what, value, [0, MOST_VALUE]),
      lane: laneOf(lane),
    };
  const atMs = numberIn('time of a turn', first, [0, MOST_VALUE]);
  if (what === 'release') return { type: 'release', atMs };
  const command = LANE_COMMANDS.find((each) => each === what);
  if (command !== undefined) return { type: 'command', atMs, command, lane: laneOf(value) };
  return {
    type: 'dial',
    atMs,
    dial: oneOf('dial', what, DIALS),
    value: numberIn(what, value, [0, MOST_VALUE]),
  };
}

const MOST_LANES = 16;
const laneOf = (text: string): number => wholeIn('lane', text, [1, MOST_LANES]) - 1;
