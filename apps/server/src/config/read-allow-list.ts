import { z } from 'zod';
import type { AllowEntry } from '../endpoints/egress/allow-entry.ts';
import { EgressRules } from '../endpoints/egress/egress-rules.ts';
import { readAllowEntry } from '../endpoints/egress/read-allow-entry.ts';
import type { LocatedProblem } from '../problems/located-problems.ts';

const MOST_ENTRIES = 1_000;
const LONGEST_ENTRY = 300;

/** What real endpoints may reach. An empty list: nothing; none at all: whatever is public. */
export const endpointsSchema = z
  .strictObject({ allow: z.array(z.string().max(LONGEST_ENTRY)).max(MOST_ENTRIES).nullable().default(null) })
  .nullable()
  .default(null);

export interface ReadAllowList {
  readonly rules: EgressRules;
  readonly problems: readonly LocatedProblem[];
}

export function readAllowList(endpoints: z.output<typeof endpointsSchema>): ReadAllowList {
  const entries: AllowEntry[] = [];
  const problems: LocatedProblem[] = [];
  for (const [index, text] of (endpoints?.allow ?? []).entries()) {
    const read = readAllowEntry(text);
    if ('entry' in read) entries.push(read.entry);
    else
      problems.push({
        keys: ['endpoints', 'allow', index],
        message: `${read.problem}, got ${shown(text)}`,
        at: 'value',
      });
  }
  return { rules: new EgressRules(endpoints?.allow ? entries : null), problems };
}

/** Whoever writes a whole URL here may have left a password in it. */
const shown = (text: string): string =>
  JSON.stringify(text.replace(/\/\/[^/]*@/, '//•••@').replace(/[?#].*$/, ''));
