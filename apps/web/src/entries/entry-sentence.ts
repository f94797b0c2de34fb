import type {
  BreakerState,
  CommandEntry,
  DialsEntry,
  JournalEntry,
  ScenarioEntry,
  TransitionEntry,
} from '@fuseboard/protocol';
import { flapText } from '../format/flapping.ts';
import { untilTime } from '../format/time.ts';
import { errorList, type ToldBy, whyCause } from '../format/why.ts';
import { commandChange } from './command-change.ts';
import { dialChanges } from './dial-changes.ts';
import { configSentence } from './config-sentence.ts';
import type { EntrySentence } from './sentence.ts';

/** Thresholds of the entry's breaker; they only say what the window was. Without them its size is left out. */
type Thresholds = ToldBy | undefined;

export function entrySentence(entry: JournalEntry, thresholds: Thresholds): EntrySentence {
  switch (entry.kind) {
    case 'transition':
      return transitionSentence(entry, thresholds);
    case 'threshold-exceeded': {
      const { what, why } = cause(entry, thresholds);
      return { what: 'Would have opened', why: sentence(what, why), actor: null };
    }
    case 'command':
      return commandSentence(entry);
    case 'mark':
      return { what: entry.text, why: '', actor: entry.actor };
    case 'config':
      return configSentence(entry);
    case 'dials':
      return dialsSentence(entry);
    case 'scenario':
      return scenarioSentence(entry);
    case 'server':
      return { what: entry.text, why: '', actor: null };
    default:
      return entry satisfies never;
  }
}

function transitionSentence(entry: TransitionEntry, thresholds: Thresholds): EntrySentence {
  const { what, why } = cause(entry, thresholds);
  if (entry.cause.type === 'operator') return { what, why, actor: entry.cause.actor };
  return { what: MOVED[entry.to](entry.from), why: `${sentence(what, why)}${flapped(entry)}`, actor: null };
}

/** As it was then: of an opening, whether it was one of many. */
function flapped({ to, at, after }: TransitionEntry): string {
  const text = to === 'open' ? flapText(after.openings, at) : null;
  return text === null ? '' : `; ${text}`;
}

function cause(
  entry: Pick<TransitionEntry, 'cause' | 'at'>,
  thresholds: Thresholds,
): { what: string; why: string } {
  const { headline, detail, errors } = whyCause(entry.cause, thresholds ?? UNKNOWN, entry.at);
  const list = errors.length === 0 ? '' : ` (${errorList(errors)})`;
  return { what: headline, why: `${detail}${list}`.trim() };
}

/** Details that begin so go on from the headline; others stand beside it. */
const GOES_ON = /^(over|and|in|\() ?/;

function sentence(headline: string, detail: string): string {
  if (detail === '') return headline;
  return GOES_ON.test(detail) ? `${headline} ${detail}` : `${headline}, ${detail}`;
}

const MOVED: Readonly<Record<BreakerState, (from: BreakerState) => string>> = {
  open: (from) => (from === 'half-open' ? 'Opened again' : 'Opened'),
  'half-open': () => 'Began probing',
  closed: () => 'Closed',
  'forced-open': () => 'Forced open',
  disabled: () => 'Disabled',
  'metrics-only': () => 'Metrics only',
};

const DONE: Readonly<Record<CommandEntry['command'], string>> = {
  'force-open': 'Forced open',
  disable: 'Disabled',
  'metrics-only': 'Set to metrics only',
  trip: 'Tripped',
  probe: 'Sent to probe',
  reset: 'Reset',
};

const ASKED: Readonly<Record<CommandEntry['command'], string>> = {
  'force-open': 'Force open',
  disable: 'Disable',
  'metrics-only': 'Metrics only',
  trip: 'Trip',
  probe: 'Probe',
  reset: 'Reset',
};

function commandSentence(entry: CommandEntry): EntrySentence {
  if (entry.outcome === 'refused') {
    const because = REFUSALS[entry.code ?? ''] ?? entry.code ?? 'no reason given';
    const asked = entry.undoes === undefined ? ASKED[entry.command] : `Undo of no. ${entry.undoes}`;
    return { what: `${asked} refused (${because})`, why: entry.reason, actor: entry.actor };
  }
  const until = entry.expiresAt === null ? '' : `, until ${untilTime(entry.expiresAt, entry.at)}`;
  const undo = entry.undoes === undefined ? '' : ` (undo of no. ${entry.undoes})`;
  return {
    what: `${DONE[entry.command]}${until}${undo}`,
    why: entry.reason,
    actor: entry.actor,
    change: commandChange(entry),
  };
}

const REFUSALS: Readonly<Record<string, string>> = {
  'generation-moved': 'it had moved on meanwhile',
  'illegal-transition': 'not possible in that state',
};

function dialsSentence(entry: DialsEntry): EntrySentence {
  const changes = dialChanges(entry.before, entry.after);
  const why = changes.map(({ label, before, after }) => `${label} ${before} → ${after}`).join(', ');
  return {
    what: `Service ${entry.service}`,
    why: why === '' ? 'dials as they were' : why,
    actor: entry.actor,
  };
}

function scenarioSentence(entry: ScenarioEntry): EntrySentence {
  const events = { started: 'started', step: 'step', finished: 'finished', stopped: 'stopped' } as const;
  return { what: `Scenario ${entry.scenario} ${events[entry.event]}`, why: entry.text, actor: entry.actor };
}

/** A breaker that is no longer on the board: of its window only the counts are known. */
const UNKNOWN: ToldBy = { slowCallDuration: 60_000, window: { type: 'count-based', size: 1 } };
