import type { AllowEntry } from '../../src/endpoints/egress/allow-entry.ts';
import { EgressGuard, type EgressGuardDeps } from '../../src/endpoints/egress/egress-guard.ts';
import { EgressRules } from '../../src/endpoints/egress/egress-rules.ts';
import { readAllowEntry } from '../../src/endpoints/egress/read-allow-entry.ts';

/** The rules of a configuration with this list, or of one without a list. */
export function rulesOf(allow: readonly string[] | null): EgressRules {
  return new EgressRules(allow && allow.map(entryOf));
}

function entryOf(text: string): AllowEntry {
  const read = readAllowEntry(text);
  if ('problem' in read) throw new Error(`${text} ${read.problem}`);
  return read.entry;
}

export function guardOf(
  allow: readonly string[] | null,
  rest: Omit<EgressGuardDeps, 'rules'> = {},
): EgressGuard {
  return new EgressGuard({ rules: rulesOf(allow), ...rest });
}

/** For tests whose endpoints are servers of their own. */
export const anyLoopback = (): EgressGuard => guardOf(['public', 'localhost']);
