import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FaultDials } from '@fuseboard/protocol';
import type { ServerClock } from '../server-clock.ts';
import { drawFate, drawLatency, type Fate } from './fate.ts';
import type { ServiceSpec } from './shop.ts';

export interface DemoServerDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
}

/** Seconds; what one refused for want of capacity is told to wait. */
const RETRY_AFTER = '1';

/** One service of the shop: a real HTTP server on loopback that fails as its dials say. */
export class DemoServer {
  readonly #spec: ServiceSpec;
  readonly #deps: DemoServerDeps;
  readonly #server = createServer((request, response) => this.#handle(request, response));
  #dials: FaultDials;
  #inFlight = 0;
  #served = 0;

  constructor(spec: ServiceSpec, deps: DemoServerDeps) {
    this.#spec = spec;
    this.#deps = deps;
    this.#dials = spec.healthy;
  }

  get dials(): FaultDials {
    return this.#dials;
  }

  /** For the requests that come from now on. */
  turn(dials: Partial<FaultDials>): void {
    this.#dials = { ...this.#dials, ...dials };
  }

  /** Requests answered, in whatever way. */
  get served(): number {
    return this.#served;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** null while it does not listen. */
  get url(): string | null {
    const address = this.#server.address();
    return address === null || typeof address === 'string' ? null : `http://127.0.0.1:${address.port}/`;
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Ends every request under way, a hanging one too. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const { capacity } = this.#dials;
    if (capacity !== null && this.#inFlight >= capacity) {
      this.#answer(response.setHeader('retry-after', RETRY_AFTER), 503, {
        error: 'too many requests at once',
      });
      return;
    }
    this.#inFlight += 1;
    const cancel = this.#fulfilLater(request, response);
    response.once('close', () => {
      this.#inFlight -= 1;
      cancel();
    });
  }

  /** Everything is decided when the request comes in; a hanging one is left to its caller's patience. */
  #fulfilLater(request: IncomingMessage, response: ServerResponse): () => void {
    const { clock, random } = this.#deps;
    const fate = drawFate(this.#dials, random);
    if (fate === 'hang') return () => undefined;
    const wait = drawLatency(this.#spec.ownLatencyMs, this.#dials, random);
    return clock.setTimeout(() => this.#fulfil(fate, request, response), wait);
  }

  #fulfil(fate: Exclude<Fate, 'hang'>, request: IncomingMessage, response: ServerResponse): void {
    const { clock, random } = this.#deps;
    if (fate === 'reset') request.socket.resetAndDestroy();
    else if (fate === 'error') this.#answer(response, 500, { error: this.#spec.complaint });
    else
      this.#answer(response, 200, this.#spec.answer({ number: this.#served + 1, random, at: clock.wall() }));
  }

  #answer(response: ServerResponse, status: number, body: unknown): void {
    this.#served += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}
