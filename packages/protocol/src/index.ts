export type {
  ErrorCount,
  HalfOpenSnapshot,
  LatencySnapshot,
  LifetimeTotals,
  ProbeCause,
  TripCause,
  WindowMemento,
  WindowTotals,
} from '@fuseboard/breaker';
export { type Action, ACTIONS, type Actor, mayDo, type Role, ROLES } from './access.ts';
export {
  type BreakerDefinition,
  type BreakerDefinitionInput,
  type BreakerDetail,
  breakerDefinitionSchema,
  type Fallback,
  fallbackSchema,
  type Traffic,
  trafficSchema,
} from './breaker-definition.ts';
export { breakerNameSchema } from './breaker-name.ts';
export { type BreakerSettings, breakerSettingsSchema } from './breaker-settings.ts';
export {
  BREAKER_COMMANDS,
  BREAKER_STATES,
  type BreakerCommand,
  type BreakerState,
  OVERRIDE_COMMANDS,
  type OverrideCommand,
} from './breaker-states.ts';
export type {
  BreakerView,
  CauseView,
  ExplanationView,
  NumbersView,
  OperatorCauseView,
  OverrideView,
  SlowStartView,
  StateView,
  ThresholdsView,
  WindowView,
} from './breaker-view.ts';
export type { CallBatch, CallView } from './call.ts';
export type { BreakerImpact, CommandImpact } from './command-impact.ts';
export {
  type DemoScenario,
  type DemoScenarioStep,
  type DemoService,
  type DemoState,
  type FaultDials,
  type FaultDialsPatch,
  faultDialsPatchSchema,
  faultDialsSchema,
} from './demo.ts';
export {
  DEFINITION_EVENTS,
  DEFINITION_SOURCES,
  type DefinitionChange,
  type DefinitionEvent,
  type DefinitionSource,
} from './definition-change.ts';
export {
  addQuerySchema,
  changeQuerySchema,
  checkRequestSchema,
  type ConfigFileProblem,
  type ConfigFileState,
  type Configured,
  type DefinitionCheck,
  type DefinitionList,
  definitionPatchSchema,
  type DefinitionResult,
  type DefinitionSummary,
  type DefinitionVersion,
  type DefinitionVersions,
} from './definition-version.ts';
export { durationSchema } from './duration.ts';
export {
  type DemoEndpoint,
  type Endpoint,
  endpointSchema,
  HTTP_METHODS,
  type HttpEndpoint,
  type TcpEndpoint,
} from './endpoint.ts';
export { FLAP_OPENINGS, FLAP_WINDOW_MS, flapCount, MOST_OPENINGS } from './flapping.ts';
export { actorOf } from './entry-actor.ts';
export { entryText, wordsOf } from './entry-text.ts';
export { decodeRow, encodeRow, type Frame, type FrameRow } from './frame.ts';
export {
  type CommandEntry,
  type ConfigEntry,
  type DialsEntry,
  JOURNAL_KINDS,
  type JournalEntry,
  type JournalKind,
  type JournalPage,
  type MarkEntry,
  type ScenarioEntry,
  type ServerEntry,
  type ThresholdEntry,
  type TransitionEntry,
} from './journal.ts';
export { MOST_AT_ONCE } from './most-at-once.ts';
export {
  type Acknowledged,
  type BulkCommand,
  type BulkCommandInput,
  type BulkCommandResult,
  bulkCommandSchema,
  type BulkUndo,
  type BulkUndoResult,
  bulkUndoSchema,
  type CommandRequest,
  type CommandRequestInput,
  type CommandResult,
  commandRequestSchema,
  type ImpactRequest,
  impactRequestSchema,
  type NamedBreaker,
  type SocketCommandInput,
  type SocketUndoInput,
  socketCommandSchema,
  socketUndoSchema,
  type UndoRequest,
  undoRequestSchema,
} from './operator-command.ts';
export { packSnapshot, unpackSnapshot } from './pack-snapshot.ts';
export { type Problem, PROBLEM_STATUS, type ProblemCode, type ProblemPath } from './problem.ts';
export { PROTOCOL_VERSION } from './protocol-version.ts';
export {
  type BreakerList,
  breakerListQuerySchema,
  type JournalExportQuery,
  journalExportQuerySchema,
  type JournalQuery,
  journalQuerySchema,
  type MarkRequest,
  markRequestSchema,
  recentRatesQuerySchema,
  type SeriesQuery,
  seriesQuerySchema,
} from './rest.ts';
export type { SessionView } from './session.ts';
export type { RecentRates, Series, SeriesPoint, StateSpan } from './series.ts';
export type {
  BoardEntry,
  PackedSnapshot,
  PartHealth,
  ServerHealth,
  Snapshot,
} from './snapshot.ts';
export type { Setting, SettingKind, SettingSection } from './setting.ts';
export { SETTING_CATALOGUE } from './setting-catalogue.ts';
export {
  type Ack,
  type ClientToServerEvents,
  paceSchema,
  type ResumeAnswer,
  resumeSchema,
  type ServerToClientEvents,
  watchSchema,
} from './socket-events.ts';
export { toThresholdsView } from './to-thresholds-view.ts';
