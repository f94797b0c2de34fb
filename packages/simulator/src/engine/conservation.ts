import { OUTCOMES, type Outcome } from '../run/result-kind.ts';

/** A call that was lost, or counted twice. It says that the engine is wrong, whatever the scenario is. */
export class ConservationError extends Error {
  constructor(what: string, at: number) {
    super(`calls are not conserved at ${at / 1_000} ms: ${what}`);
    this.name = 'ConservationError';
  }
}

/**
 * Every request and every attempt is somewhere, at every event. Those under way are kept in sets of their own and not
 * worked out as what is left, or the sums could not fail to agree.
 */
export class Conservation {
  readonly requests: Set<number> = new Set();
  readonly attempts: Set<number> = new Set();
  readonly #ended: Record<Outcome, number> = {
    succeeded: 0,
    degraded: 0,
    failed: 0,
    refused: 0,
    abandoned: 0,
  };
  #asked = 0;
  #sent = 0;
  #returned = 0;

  ask(request: number): void {
    this.#asked += 1;
    this.requests.add(request);
  }

  end(request: number, outcome: Outcome): void {
    this.#ended[outcome] += 1;
    this.requests.delete(request);
  }

  send(attempt: number): void {
    this.#sent += 1;
    this.attempts.add(attempt);
  }

  return(attempt: number): void {
    this.#returned += 1;
    this.attempts.delete(attempt);
  }

  /** At the end: those under way are those that the log has no end of. @throws ConservationError */
  checkAgainst(open: { requests: number; attempts: number }, at: number): void {
    for (const kind of ['requests', 'attempts'] as const)
      if (open[kind] !== this[kind].size)
        throw new ConservationError(
          `the log leaves ${open[kind]} ${kind} open, ${this[kind].size} are under way`,
          at,
        );
  }

  /** @throws ConservationError */
  check(at: number): void {
    const { succeeded, degraded, failed, refused, abandoned } = this.#ended;
    const ended = succeeded + degraded + failed + refused + abandoned;
    if (this.#asked !== ended + this.requests.size)
      throw new ConservationError(
        `${this.#asked} were asked, ${OUTCOMES.map((outcome) => `${this.#ended[outcome]} ${outcome}`).join(', ')}, ${this.requests.size} are under way`,
        at,
      );
    if (this.#sent !== this.#returned + this.attempts.size)
      throw new ConservationError(
        `${this.#sent} attempts were sent, ${this.#returned} returned, ${this.attempts.size} are under way`,
        at,
      );
  }
}
