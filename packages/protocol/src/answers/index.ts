export {
  breakerDetailSchema,
  breakerListSchema,
  breakerViewSchema,
  stateViewSchema,
} from './breaker-answer.ts';
export {
  configuredSchema,
  definitionChangeSchema,
  definitionCheckSchema,
  definitionListSchema,
  definitionResultSchema,
  definitionVersionsSchema,
} from './definition-answer.ts';
export { causeSchema } from './cause-answer.ts';
export {
  bulkCommandAnswerSchema,
  bulkUndoAnswerSchema,
  commandImpactSchema,
  commandResultSchema,
} from './command-answer.ts';
export {
  demoScenarioSchema,
  demoScenariosSchema,
  demoServiceSchema,
  demoServicesSchema,
  movedScenarioSchema,
  turnedServiceSchema,
} from './demo-answer.ts';
export { journalEntrySchema, journalPageSchema, markAnswerSchema } from './journal-answer.ts';
export { problemSchema } from './problem-answer.ts';
export { recentRatesSchema, seriesSchema } from './series-answer.ts';
export { sessionSchema, signedOutSchema } from './session-answer.ts';
