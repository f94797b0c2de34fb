export { explainSnapshot } from './explain.ts';
export type {
  ExplainableBreaker,
  ExplainableRules,
  Explanation,
  NextMove,
  NotOpenReason,
} from './explanation.ts';
