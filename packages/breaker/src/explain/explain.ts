import type { ExplainableBreaker, ExplainableRules, Explanation, NextMove } from './explanation.ts';
import { nextMoves } from './next-moves.ts';
import { notOpen } from './not-open.ts';
import { nextSentence, notOpenSentence } from './sentences.ts';
import { why } from './why.ts';

/** What `breaker.explain()` says, of a snapshot that was taken earlier or elsewhere, with the configuration in force then. */
export function explainSnapshot(breaker: ExplainableBreaker, rules: ExplainableRules): Explanation {
  const reasons = notOpen(breaker, rules);
  const next = nextMoves(breaker, rules);
  const because = why(breaker);
  return Object.freeze({
    state: breaker.state,
    text: because + notOpenSentence(reasons) + nextSentence(next.filter(isWorthTelling)),
    why: because,
    cause: breaker.cause,
    notOpen: Object.freeze(reasons),
    next: Object.freeze(next),
  });
}

/** That slow calls too would do is news only where fewer of them would. */
function isWorthTelling({ on, calls }: NextMove, _at: number, moves: readonly NextMove[]): boolean {
  const failures = moves.find((move) => move.on === 'failures')?.calls ?? Infinity;
  return on !== 'slow-calls' || (calls ?? 0) < failures;
}
