import type { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import { type Issue, issueText } from './issue-text.ts';
import { type AnySchema, formOf } from './schema-form.ts';
import { isMeant, schemaAt, valueAt } from './schema-walk.ts';
import { shownValue } from './shown-value.ts';

/** One thing wrong, with its path in parts, so that a file's reader can find the line. */
export interface LocatedProblem {
  readonly keys: readonly PropertyKey[];
  readonly message: string;
  /** Whether the key itself is wrong, or the value under it. */
  readonly at: 'key' | 'value';
}

interface Place {
  readonly keys: readonly PropertyKey[];
  readonly value: unknown;
  readonly schema: AnySchema | null;
}

/** Every complaint of a schema, unions narrowed to the variant that was meant. */
export function locatedProblems(error: z.ZodError, input: unknown, schema?: z.ZodType): LocatedProblem[] {
  const root = { keys: [], value: input, schema: schema ?? null };
  return error.issues.flatMap((issue) => problemsOf(issue, root));
}

function problemsOf(issue: Issue, from: Place): LocatedProblem[] {
  const place = descend(from, issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, place));
  if (issue.code === 'invalid_union' && !ownsMessage(issue)) {
    const branch = meantBranch(issue, place);
    if (branch !== null) return branch;
  }
  return [{ keys: place.keys, message: sentence(issue, place), at: 'value' }];
}

function descend(from: Place, path: readonly PropertyKey[]): Place {
  return {
    keys: [...from.keys, ...path],
    value: valueAt(from.value, path),
    schema: from.schema && schemaAt(from.schema, path, from.value),
  };
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/** A union with words of its own has said everything. */
const ownsMessage = (issue: UnionIssue): boolean => issue.message !== 'Invalid input';

/** The problems of the variant whose outer form fits, the one with fewest if several do; null if none does. */
function meantBranch(issue: UnionIssue, place: Place): LocatedProblem[] | null {
  const fitting = issue.errors
    .map((issues, index) => ({ issues, schema: optionOf(place.schema, index) }))
    .filter(({ issues }) => !issues.some(rejectsWhole))
    .sort((left, right) => left.issues.length - right.issues.length)[0];
  return fitting?.issues.flatMap((inner) => problemsOf(inner, { ...place, schema: fitting.schema })) ?? null;
}

const rejectsWhole = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  issue.code !== 'unrecognized_keys' &&
  issue.code !== 'too_small' &&
  issue.code !== 'too_big';

function optionOf(schema: AnySchema | null, index: number): AnySchema | null {
  const form = schema && formOf(schema);
  return form?.type === 'variants' ? (form.options[index] ?? null) : null;
}

function unknownKey(key: string, place: Place): LocatedProblem {
  const known = knownKeys(place);
  const near = nearestName(key, known);
  const hint =
    near !== null ? `; did you mean "${near}"?` : known.length > 0 ? `; known are ${known.join(', ')}` : '';
  return { keys: [...place.keys, key], message: `is not a known key${hint}`, at: 'key' };
}

function knownKeys({ schema, value }: Place): readonly string[] {
  const form = schema && formOf(schema);
  if (form?.type !== 'variants') return form?.type === 'object' ? Object.keys(form.shape) : [];
  const meant = form.options.filter((option) => isMeant(option, value));
  return (meant.length > 0 ? meant : form.options).flatMap((option) =>
    knownKeys({ keys: [], value, schema: option }),
  );
}

function sentence(issue: Issue, { keys, value, schema }: Place): string {
  const text = issueText(issue, value, schema);
  if (!text.startsWith('must ')) return text;
  if (value !== undefined) return `${text}, got ${shownValue(value, keys)}`;
  return keys.length === 0 ? `${text}, got nothing` : `is missing; it ${text}`;
}
