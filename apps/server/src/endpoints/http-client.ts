import { Agent, type buildConnector } from 'undici';
import type { ServerClock } from '../server-clock.ts';
import type { EgressGuard } from './egress/egress-guard.ts';
import { guardedConnector } from './egress/guarded-connector.ts';
import { explainError } from './endpoint-error.ts';
import { Exchange, type JudgeStatus } from './exchange.ts';
import type { RequestParts, Target } from './http-request.ts';
import { HttpStatusError } from './http-status-error.ts';
import { retryAfterMs } from './retry-after.ts';

/** Sockets to one endpoint; calls beyond them wait for one, so that no endpoint can use up the process's descriptors. */
const MOST_CONNECTIONS = 512;
/** A connection attempt outlives the call it was for; it ends soon after. */
const CONNECT_GRACE_MS = 1_000;
const RETRY_AFTER_STATUSES: ReadonlySet<number> = new Set([429, 503]);

export interface HttpClientOptions {
  readonly clock: ServerClock;
  readonly request: RequestParts;
  /** ms; only bounds connecting, the whole exchange is the caller's signal's. */
  readonly timeout: number;
  /** null: connects to wherever it is sent. */
  readonly guard: EgressGuard | null;
  readonly isFailure: (status: number) => boolean;
  readonly isIgnored: (status: number) => boolean;
}

/** One endpoint's connections and what its answers mean. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #agent: Agent;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#agent = new Agent({
      connections: MOST_CONNECTIONS,
      connect: connectOf(options),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** @throws HttpStatusError, EndpointError, or the signal's reason */
  async call(target: Target, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    try {
      await this.#send(target, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error instanceof HttpStatusError ? error : explainError(error);
    }
  }

  /** A redirect is an answer like any other: it is this endpoint that is asked, and its headers go nowhere else. */
  #send({ origin, path, authorization }: Target, signal: AbortSignal): Promise<void> {
    const { method, headers, body } = this.#options.request;
    const own = authorization === null ? headers : { authorization, ...headers };
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(signal, this.#judge, { resolve, reject });
      this.#agent.dispatch({ origin, path, method, headers: own, body }, exchange);
    });
  }

  readonly #judge: JudgeStatus = (status, headers) => {
    const { isFailure, isIgnored, clock } = this.#options;
    if (!isFailure(status)) return isIgnored(status) ? new HttpStatusError(status, 'ignored') : null;
    const wait = RETRY_AFTER_STATUSES.has(status) ? retryAfterMs(headers['retry-after'], clock.wall()) : null;
    return new HttpStatusError(status, 'failure', wait);
  };

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

function connectOf({ guard, timeout }: HttpClientOptions): buildConnector.connector | { timeout: number } {
  const patience = { timeout: timeout + CONNECT_GRACE_MS };
  return guard === null ? patience : guardedConnector({ guard, ...patience });
}
