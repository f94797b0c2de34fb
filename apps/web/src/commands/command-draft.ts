import type { BreakerCommand } from '@fuseboard/protocol';
import { COMMAND_FACTS } from './command-facts.ts';
import { DEFAULT_EXPIRY, type ExpiryChoice, readExpiry } from './expiry.ts';

/** What the operator has typed so far. */
export interface CommandDraft {
  readonly reason: string;
  readonly expiry: ExpiryChoice;
  readonly customMinutes: string;
}

export interface DraftErrors {
  readonly reason: string | null;
  readonly expiresIn: string | null;
}

export type CheckedDraft =
  | { readonly ok: true; readonly reason: string; readonly expiresIn: number | null }
  | { readonly ok: false; readonly errors: DraftErrors };

export const EMPTY_DRAFT: CommandDraft = { reason: '', expiry: DEFAULT_EXPIRY, customMinutes: '30' };
export const NO_ERRORS: DraftErrors = { reason: null, expiresIn: null };

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** The same bounds as the server's; it has the last word. */
export function checkDraft(draft: CommandDraft, command: BreakerCommand): CheckedDraft {
  const reason = draft.reason.trim();
  const expiry = COMMAND_FACTS[command].override
    ? readExpiry(draft.expiry, draft.customMinutes)
    : ({ ok: true, seconds: null } as const);
  const reasonError = checkReason(reason);
  if (reasonError === null && expiry.ok) return { ok: true, reason, expiresIn: expiry.seconds };
  return { ok: false, errors: { reason: reasonError, expiresIn: expiry.ok ? null : expiry.message } };
}

function checkReason(reason: string): string | null {
  if (reason.length === 0) return 'Say why, for whoever reads the journal.';
  if (reason.length < SHORTEST_REASON) return `Say why in at least ${SHORTEST_REASON} characters.`;
  if (reason.length > LONGEST_REASON) {
    return `At most ${LONGEST_REASON} characters; this has ${reason.length}.`;
  }
  return null;
}
