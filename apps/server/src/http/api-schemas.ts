import {
  breakerDefinitionSchema,
  bulkCommandSchema,
  commandRequestSchema,
  faultDialsPatchSchema,
  faultDialsSchema,
  impactRequestSchema,
  markRequestSchema,
  undoRequestSchema,
} from '@fuseboard/protocol';
import {
  breakerDetailSchema,
  breakerListSchema,
  breakerViewSchema,
  bulkCommandAnswerSchema,
  causeSchema,
  commandImpactSchema,
  commandResultSchema,
  demoScenarioSchema,
  demoScenariosSchema,
  demoServiceSchema,
  demoServicesSchema,
  journalEntrySchema,
  journalPageSchema,
  markAnswerSchema,
  movedScenarioSchema,
  problemSchema,
  recentRatesSchema,
  seriesSchema,
  stateViewSchema,
  turnedServiceSchema,
} from '@fuseboard/protocol/answers';
import { z } from 'zod';

export const healthSchema = z.object({ status: z.literal('ok') });
export const readySchema = z.object({ status: z.literal('ready') });
export const unreadySchema = problemSchema.extend({
  reasons: z.array(z.string()).describe('What keeps the server from serving, such as `starting`'),
});

/** Under these names they are in the OpenAPI document. */
export const API_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Breaker: breakerViewSchema,
  BreakerDefinition: breakerDefinitionSchema,
  BreakerDetail: breakerDetailSchema,
  BreakerList: breakerListSchema,
  BulkCommand: bulkCommandSchema,
  BulkCommandResult: bulkCommandAnswerSchema,
  Cause: causeSchema,
  Command: commandRequestSchema,
  CommandImpact: commandImpactSchema,
  CommandResult: commandResultSchema,
  DemoScenario: demoScenarioSchema,
  DemoScenarios: demoScenariosSchema,
  DemoService: demoServiceSchema,
  DemoServices: demoServicesSchema,
  FaultDials: faultDialsSchema,
  FaultDialsPatch: faultDialsPatchSchema,
  Health: healthSchema,
  ImpactRequest: impactRequestSchema,
  JournalEntry: journalEntrySchema,
  JournalPage: journalPageSchema,
  Mark: markRequestSchema,
  MarkEntry: markAnswerSchema,
  MovedScenario: movedScenarioSchema,
  Problem: problemSchema,
  Ready: readySchema,
  RecentRates: recentRatesSchema,
  Series: seriesSchema,
  State: stateViewSchema,
  TurnedService: turnedServiceSchema,
  Undo: undoRequestSchema,
  Unready: unreadySchema,
};
