import assert from 'node:assert/strict';
import { socketCommandSchema } from '@fuseboard/protocol';
import fc from 'fast-check';
import { connect, type TestClient } from '../support/client.ts';
import { json, mutated, text } from './mutations.ts';

const reason = 'planned maintenance';
const SEEDS = [
  { breaker: 'a', command: 'force-open', reason, expiresIn: 60, expectGeneration: 1 },
  { breaker: 'held', command: 'reset', reason },
  { breaker: 'a' },
  { hidden: true },
  { bootId: 'x', seq: 3 },
];
/** Right in every way, and refused by how the breaker stands; which is written down. */
const REFUSED = [
  { breaker: 'a', command: 'reset', reason, expectGeneration: 99 },
  { breaker: 'a', command: 'probe', reason },
];
const EVENTS = ['resume', 'watch', 'unwatch', 'pace', 'command'];
/** socket.io's client does not send these. */
const RESERVED = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];

export interface SocketMessage {
  readonly event: string;
  readonly args: readonly unknown[];
  readonly waits: boolean;
}

const isCommand = (value: unknown): boolean =>
  socketCommandSchema.safeParse(JSON.parse(JSON.stringify(value ?? null))).success;

const payload = fc.oneof({ weight: 3, arbitrary: mutated(SEEDS) }, { weight: 2, arbitrary: json });

export const socketMessages: fc.Arbitrary<SocketMessage> = fc.oneof(
  {
    weight: 15,
    arbitrary: fc
      .record({
        event: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...EVENTS) }, { weight: 1, arbitrary: text }),
        args: fc.oneof(
          { weight: 8, arbitrary: fc.tuple(payload) },
          { weight: 1, arbitrary: fc.array(json, { maxLength: 3 }) },
        ),
        waits: fc.nat(9).map((one) => one > 0),
      })
      .filter(({ event, args }) => !RESERVED.includes(event) && !args.some(isCommand)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...REFUSED)
      .map((refused): SocketMessage => ({ event: 'command', args: [refused], waits: true })),
  },
);

export class SocketDoor {
  readonly #client: TestClient;

  private constructor(client: TestClient) {
    this.#client = client;
  }

  static async open(url: string): Promise<SocketDoor> {
    const { client } = await connect(url);
    return new SocketDoor(client);
  }

  /** Each that waits is answered, and none by an error of the server's own. */
  async send(messages: readonly SocketMessage[]): Promise<void> {
    await Promise.all(messages.map((message) => this.#send(message)));
  }

  async #send({ event, args, waits }: SocketMessage): Promise<void> {
    if (!waits) {
      this.#client.socket.emit(event, ...args);
      return;
    }
    const answer = await this.#client.ask(event, ...args);
    if (answer.ok) assert.notEqual(event, 'command', `it was done: ${JSON.stringify(args)}`);
    else assert.notEqual(answer.code, 'internal-error', JSON.stringify([event, ...args]));
  }

  close(): void {
    this.#client.close();
  }
}
