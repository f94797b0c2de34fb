import {
  BreakerDisposedError,
  BulkheadFullError,
  CallNotPermittedError,
  CallTimeoutError,
  type CircuitBreaker,
  type ExecuteOptions,
  type ProtectedCall,
} from '../src/index.ts';
import { agree } from './agree.ts';
import { type Deferred, defer } from './harness.ts';
import type { CallPlan, Ending, HeldCall } from './naive-call.ts';

const GIVEN_UP = new Error('given up');
const ELSEWHERE = new CallNotPermittedError('another', 'open', null);

/** An error that says what it counts as. */
class ScriptError extends Error {
  readonly countsAs: Ending['countsAs'];

  constructor(countsAs: Ending['countsAs']) {
    super('boom');
    this.countsAs = countsAs;
  }
}

/** A call of the breaker's, which the script ends; `held` is the model's. */
export class Flight {
  /** What the caller has been answered, in the model's words. */
  answer: string | null = null;
  held: HeldCall | undefined = undefined;
  readonly #plan: CallPlan;
  readonly #ending: Ending;
  readonly #caller: AbortController = new AbortController();
  readonly #pending: Deferred<unknown> = defer();

  constructor(plan: CallPlan, ending: Ending) {
    this.#plan = plan;
    this.#ending = ending;
    if (plan.signal === 'aborted') this.#caller.abort(GIVEN_UP);
  }

  start(breaker: CircuitBreaker): void {
    const options = this.#plan.signal === 'none' ? undefined : { signal: this.#caller.signal };
    const answered =
      this.#plan.method === 'execute' ? this.#execute(breaker, options) : this.#try(breaker, options);
    answered.then(
      (answer) => {
        this.answer = answer;
      },
      (problem: unknown) => {
        this.answer = `unforeseen: ${String(problem)}`;
      },
    );
  }

  end(ending: Ending): void {
    if (ending.throws) this.#pending.reject(errorOf(ending));
    else this.#pending.resolve(valueOf(ending));
  }

  /** Where the model leaves open what follows a word, any will do. */
  compare(): void {
    const expected = this.held?.answer ?? null;
    agree(this.answer, expected);
  }

  abort(): void {
    this.#caller.abort(GIVEN_UP);
  }

  #execute(breaker: CircuitBreaker, options: ExecuteOptions | undefined): Promise<string> {
    return breaker.execute(this.#body, options).then(returned, threw);
  }

  async #try(breaker: CircuitBreaker, options: ExecuteOptions | undefined): Promise<string> {
    const result = await breaker.tryExecute(this.#body, options);
    if (result.ok) return returned(result.value);
    const answer = threw(result.error);
    const [word = ''] = answer.split(' ');
    agree(result.reason, word === 'threw' ? 'error' : word);
    return answer;
  }

  readonly #body: ProtectedCall<unknown> = (context) => {
    if (this.#plan.body === 'returns') return valueOf(this.#ending);
    if (this.#plan.body === 'throws') throw errorOf(this.#ending);
    if (this.#plan.body === 'heedful') {
      const { signal } = context;
      signal.addEventListener('abort', () => this.#pending.reject(signal.reason), { once: true });
    }
    return this.#pending.promise;
  };
}

function errorOf({ countsAs }: Ending): Error {
  return countsAs === 'another breaker' ? ELSEWHERE : new ScriptError(countsAs);
}

function valueOf({ countsAs }: Ending): unknown {
  return { countsAs };
}

function returned(value: unknown): string {
  return `returned ${JSON.stringify((value as Ending).countsAs)}`; // as made above
}

function threw(error: unknown): string {
  if (error === GIVEN_UP) return 'aborted';
  if (error === ELSEWHERE) return 'threw "another breaker"';
  if (error instanceof ScriptError) return `threw ${JSON.stringify(error.countsAs)}`;
  if (CallNotPermittedError.is(error)) return `not-permitted ${error.state} ${error.retryAfterMs}`;
  if (BulkheadFullError.is(error)) return `bulkhead-full ${error.maxConcurrentCalls}`;
  if (CallTimeoutError.is(error)) return `timeout ${error.timeoutMs}`;
  if (BreakerDisposedError.is(error)) return 'disposed';
  return `unforeseen: ${String(error)}`;
}
