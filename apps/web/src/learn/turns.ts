import type { Action, Fault, Lane, Scenario, SimulatedConfig } from '@fuseboard/simulator';
import { withActions } from '@fuseboard/simulator';

/** What can be turned of the weather. */
export const DIALS = ['error', 'latency', 'spread', 'hang', 'capacity', 'key'] as const;
export type Dial = (typeof DIALS)[number];

/** What can be turned of a lane's breakers. Numbers; durations in ms. */
export const SETTINGS = ['streak', 'rate', 'minimum', 'size', 'span', 'wait', 'probes', 'slow'] as const;
export type Setting = (typeof SETTINGS)[number];

/** What an operator can do to a lane. */
export const LANE_COMMANDS = ['force-open', 'reset'] as const;
type LaneTurn = (typeof LANE_COMMANDS)[number];

/**
 * What somebody has turned. A dial holds from `atMs` until it, or all, is turned again; `release` gives the weather back to the
 * lesson. A setting is of the configuration, which a run has from its beginning.
 */
export type Turn =
  | { readonly type: 'dial'; readonly atMs: number; readonly dial: Dial; readonly value: number }
  | { readonly type: 'release'; readonly atMs: number }
  | { readonly type: 'command'; readonly atMs: number; readonly lane: number; readonly command: LaneTurn }
  | { readonly type: 'setting'; readonly lane: number; readonly setting: Setting; readonly value: number };

/** Turned at `atMs`, what was turned later in the old run never happens. A setting replaces what it was. */
export function turnedAnew(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  if (turn.type !== 'setting')
    return [...turns.filter((other) => other.type === 'setting' || other.atMs <= turn.atMs), turn];
  const others = turns.filter(
    (other) => other.type !== 'setting' || other.lane !== turn.lane || other.setting !== turn.setting,
  );
  return [...others, turn];
}

/** How the dials stand; a dial that is not there is the lesson's. */
export function dialsAt(turns: readonly Turn[], ms: number): Partial<Readonly<Record<Dial, number>>> {
  let standing: Partial<Record<Dial, number>> = {};
  for (const turn of turns) {
    if (turn.type === 'release' && turn.atMs <= ms) standing = {};
    if (turn.type === 'dial' && turn.atMs <= ms) standing = { ...standing, [turn.dial]: turn.value };
  }
  return standing;
}

/** The scenario as it was turned. */
export function turned(scenario: Scenario, turns: readonly Turn[]): Scenario {
  const actions: Action[] = turns.flatMap((turn, at): Action[] => {
    if (turn.type === 'dial') return faultOf(turn, endOf(turns, at));
    if (turn.type !== 'command') return [];
    const { atMs, lane, command } = turn;
    return [{ type: 'command', lane, command: { atMs, command, reason: 'turned by hand', actor: 'you' } }];
  });
  return withActions({ ...scenario, lanes: lanesOf(scenario, turns) }, actions);
}

type DialTurn = Extract<Turn, { type: 'dial' }>;

/** ms of the next turn that says something of the same dial; null: none does. */
function endOf(turns: readonly Turn[], at: number): number | null {
  const mine = turns[at] as DialTurn; // the caller has just found it to be one
  const next = turns
    .slice(at + 1)
    .find((turn) => turn.type === 'release' || (turn.type === 'dial' && turn.dial === mine.dial));
  return next !== undefined && 'atMs' in next ? next.atMs : null;
}

const HANG_MS = 30_000;

function faultOf({ atMs, dial, value }: DialTurn, untilMs: number | null): Action[] {
  const span = { atMs, ...(untilMs !== null && { untilMs }) };
  const fault = (what: Partial<Fault>): Action[] => [{ type: 'fault', fault: { ...span, ...what } }];
  switch (dial) {
    case 'error':
      return fault({ errorRate: value });
    case 'latency':
      return fault({ addedLatencyMs: value });
    case 'spread':
      return fault({ latencyFactor: value });
    case 'hang':
      return fault({ hangRate: value, hangMs: HANG_MS });
    case 'capacity':
      return fault({ slots: value });
    case 'key':
      return value === 0 ? [] : fault({ key: value - 1, errorRate: 100 });
    default:
      return dial satisfies never;
  }
}

function lanesOf(scenario: Scenario, turns: readonly Turn[]): readonly Lane[] {
  const settings = turns.filter((turn) => turn.type === 'setting');
  const own = settings.some(({ lane }) => lane === scenario.lanes.length) ? [ownLane(scenario)] : [];
  return [...scenario.lanes, ...own].map((lane, at) => {
    const mine = settings.filter((turn) => turn.lane === at);
    return mine.length === 0 ? lane : { ...lane, hops: lane.hops.map((hop) => withSettings(hop, mine)) };
  });
}

type Hop = Lane['hops'][number];

/** The lane of who solves the puzzle: as the first, with a breaker of the usual kind to begin with. */
function ownLane({ lanes }: Scenario): Lane {
  const hop = lanes[0]?.hops[0] ?? {};
  return { name: 'yours', hops: [{ ...hop, breaker: { config: OWN_CONFIG } }] };
}

export const OWN_CONFIG: SimulatedConfig = {
  slidingWindow: { type: 'time-based', duration: 10_000 },
  minimumNumberOfCalls: 20,
  failureRateThreshold: 50,
  waitDurationInOpenState: 5_000,
  permittedNumberOfCallsInHalfOpenState: 1,
};

function withSettings(hop: Hop, settings: readonly Extract<Turn, { type: 'setting' }>[]): Hop {
  if (hop.breaker === undefined) return hop;
  const config = settings.reduce<SimulatedConfig>(
    (before, { setting, value }) => ({ ...before, ...settingOf(setting, value) }),
    hop.breaker.config,
  );
  return { ...hop, breaker: { ...hop.breaker, config } };
}

function settingOf(setting: Setting, value: number): SimulatedConfig {
  switch (setting) {
    case 'streak':
      return { consecutiveFailuresThreshold: value };
    case 'rate':
      return { failureRateThreshold: value };
    case 'minimum':
      return { minimumNumberOfCalls: value };
    case 'size':
      return { slidingWindow: { type: 'count-based', size: value } };
    case 'span':
      return { slidingWindow: { type: 'time-based', duration: value } };
    case 'wait':
      return { waitDurationInOpenState: value };
    case 'probes':
      return { permittedNumberOfCallsInHalfOpenState: value };
    case 'slow':
      return { slowCallDurationThreshold: value, slowCallRateThreshold: 50 };
    default:
      return setting satisfies never;
  }
}
