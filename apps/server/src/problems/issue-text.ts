import { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import { expectation, listWords } from './expectation.ts';
import { type AnySchema, formOf } from './schema-form.ts';

export type Issue = z.core.$ZodIssue;

const english = z.locales.en();

/** Whether the message is zod's own; what a schema says with `error:` is kept as it is. */
function isOwnEnglish(issue: Issue, value: unknown): boolean {
  const raw = { ...issue, input: value } as z.core.$ZodRawIssue; // an issue with its input put back is a raw issue
  const said = english.localeError(raw);
  return issue.message === (typeof said === 'string' ? said : said?.message);
}

/** An issue as a sentence whose subject is the path: `must be an integer of at least 1`. */
export function issueText(issue: Issue, value: unknown, schema: AnySchema | null): string {
  return isOwnEnglish(issue, value) ? ourText(issue, schema) : issue.message;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  int: 'an integer',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function ourText(issue: Issue, schema: AnySchema | null): string {
  const wanted = schema && expectation(schema);
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${wanted ?? TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${listWords(issue.values)}`;
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? `must be ${listWords(issue.options)}`
        : `must be ${wanted ?? 'of another form'}`;
    case 'too_small':
      return limitText(issue.origin, { ...issue, limit: issue.minimum, side: 'small' }, schema);
    case 'too_big':
      return limitText(issue.origin, { ...issue, limit: issue.maximum, side: 'big' }, schema);
    case 'invalid_format':
      return `must be ${wanted === null || wanted === 'text' ? `a valid ${issue.format}` : wanted}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_key':
      return 'is not a key that may stand here';
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return wanted === null ? 'is not what was expected' : `must be ${wanted}`;
    default:
      return assertNever(issue);
  }
}

interface Limit {
  readonly limit: number | bigint;
  readonly side: 'small' | 'big';
  readonly inclusive?: boolean | undefined;
}

function limitText(
  origin: string,
  { limit, side, inclusive = true }: Limit,
  schema: AnySchema | null,
): string {
  const bound = side === 'small' ? 'at least' : 'at most';
  if (origin === 'string') return `must be text of ${bound} ${counted(limit, 'character')}`;
  if (origin === 'array') return `must be a list of ${bound} ${counted(limit, 'entry')}`;
  const form = schema && formOf(schema);
  const kind = form?.type === 'number' && form.bounds.integer ? 'an integer' : 'a number';
  const strict = side === 'small' ? 'greater than' : 'less than';
  return inclusive ? `must be ${kind} of ${bound} ${limit}` : `must be ${kind} ${strict} ${limit}`;
}

function counted(count: number | bigint, noun: string): string {
  if (Number(count) === 1) return `1 ${noun}`;
  return `${count} ${noun === 'entry' ? 'entries' : `${noun}s`}`;
}
