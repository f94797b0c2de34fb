import type { ErrorCount } from './transition-cause.ts';

const KEPT = 32;
const LISTED = 10;
const LONGEST_MESSAGE = 300;

/** Stands in the place of an error where a failure had none. */
export const FAILED_RESULT: unique symbol = Symbol('failed result');

/** The latest errors by reference: the failure path only stores, names are read when a cause is written (rule M6). */
export class RecentErrors {
  #errors: unknown[] = [];
  #next = 0;

  push(error: unknown): void {
    this.#errors[this.#next] = error;
    this.#next = (this.#next + 1) % KEPT;
  }

  /** Lets go of what the errors hold on to. */
  clear(): void {
    if (this.#errors.length === 0) return;
    this.#errors = [];
    this.#next = 0;
  }

  /** The latest distinct ones among the last `failures`, most frequent first. */
  list(failures: number): readonly ErrorCount[] {
    const kinds = new Map<string, ErrorCount>();
    const among = Math.min(failures, this.#errors.length);
    for (let age = 1; age <= among; age += 1) {
      const seen = describe(this.#errors[(this.#next - age + KEPT) % KEPT]);
      const key = JSON.stringify([seen.name, seen.code, seen.message]);
      const known = kinds.get(key);
      if (known !== undefined) kinds.set(key, { ...known, count: known.count + 1 });
      else if (kinds.size < LISTED) kinds.set(key, { ...seen, count: 1 });
    }
    const counts = [...kinds.values()].map((kind) => Object.freeze(kind));
    return Object.freeze(counts.sort((a, b) => b.count - a.count));
  }
}

type Description = Omit<ErrorCount, 'count'>;

function describe(error: unknown): Description {
  if (error === FAILED_RESULT) return plain('result', 'the result was classified as a failure');
  if (error === undefined) return plain('unknown', 'no error was given');
  try {
    return typeof error === 'object' && error !== null ? describeObject(error) : describePrimitive(error);
  } catch {
    return plain('unknown', 'the error could not be read');
  }
}

/** Any object may be asked for any property; what comes back may be anything. */
function describeObject(error: { name?: unknown; code?: unknown; message?: unknown }): Description {
  const { name, code, message } = error;
  return {
    name: typeof name === 'string' ? name : 'object',
    code: typeof code === 'string' ? code : null,
    message: typeof message === 'string' ? shorten(message) : '',
  };
}

/** Somebody threw a text, a number, a function. */
function describePrimitive(error: unknown): Description {
  return plain(typeof error, typeof error === 'string' ? error : (JSON.stringify(error) ?? ''));
}

function plain(name: string, message: string): Description {
  return { name, code: null, message: shorten(message) };
}

function shorten(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE - 1)}…` : text;
}
