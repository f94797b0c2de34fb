export { zipf } from './chance/choice.ts';
export { Chance, STREAMS, type Stream } from './chance/draw.ts';
export type { Latency } from './chance/quantiles.ts';
export { ConservationError } from './engine/conservation.ts';
export { simulate } from './engine/simulate.ts';
export { BREAKER_STATES } from './run/breaker-states.ts';
export { BreakerReplay } from './run/breaker-replay.ts';
export { EVENT, EVENT_KINDS, type EventKind, NONE } from './run/event-kind.ts';
export {
  type AttemptColumns,
  type BreakerLog,
  type BreakerMove,
  type EventColumns,
  type LaneLog,
  type RequestColumns,
  TOLD_KINDS,
  type ToldColumns,
  type ToldKind,
} from './run/lane-log.ts';
export { LanePlayer, type Stop } from './run/lane-player.ts';
export type { LaneState } from './run/lane-state.ts';
export { type Measure, measure, type Span } from './run/measure.ts';
export {
  codeOf,
  kindOf,
  type Outcome,
  OUTCOMES,
  outcomeOf,
  RESULT_KINDS,
  type ResultKind,
} from './run/result-kind.ts';
export { type Run, transferables } from './run/run.ts';
export { checkScenario } from './scenario/check-scenario.ts';
export type { Dependency, Fault, FaultKind } from './scenario/dependency.ts';
export { InvalidScenarioError } from './scenario/invalid-scenario-error.ts';
export type {
  Fallback,
  Hop,
  HopBreaker,
  Lane,
  LaneCommand,
  Retry,
  SimulatedConfig,
} from './scenario/lane.ts';
export { type Action, type Scenario, withActions } from './scenario/scenario.ts';
export type { Arrivals, RateStep, Workload } from './scenario/workload.ts';
