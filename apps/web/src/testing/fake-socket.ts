import type { LiveSocket } from '../live/live-session.ts';
import type { ServerMessage } from '../live/receive.ts';

type Handler = (payload: never) => void;

export interface Sent {
  readonly event: string;
  readonly payload: unknown;
  /** Answers as the server would. */
  readonly answer: (ack: unknown) => void;
  /** As when no answer came within the time limit. */
  readonly expire: () => void;
}

/** A socket whose server is the test. */
export class FakeSocket {
  connected = false;
  /** How often a connection was asked for. */
  attempts = 0;
  readonly sent: Sent[] = [];
  readonly #handlers = new Map<string, Handler>();

  on(event: string, handler: Handler): this {
    this.#handlers.set(event, handler);
    return this;
  }

  connect(): this {
    this.attempts += 1;
    return this;
  }

  disconnect(): this {
    if (this.connected) this.drop();
    return this;
  }

  emit(event: string, payload: unknown, ack: (answer: unknown) => void): this {
    this.sent.push({ event, payload, answer: ack, expire: () => undefined });
    return this;
  }

  timeout() {
    return {
      emit: (event: string, payload: unknown, ack: (error: Error | null, answer?: unknown) => void) => {
        this.sent.push({
          event,
          payload,
          answer: (answer) => ack(null, answer),
          expire: () => ack(new Error('operation has timed out')),
        });
      },
      emitWithAck: (event: string, payload: unknown) =>
        new Promise((resolve, reject) => {
          const expire = () => reject(new Error('operation has timed out'));
          this.sent.push({ event, payload, answer: resolve, expire });
        }),
    };
  }

  /** The server takes the connection. */
  accept(): void {
    this.connected = true;
    this.#tell('connect', undefined);
  }

  say<E extends ServerMessage['event']>(
    event: E,
    payload: Extract<ServerMessage, { event: E }>['payload'],
  ): void {
    this.#tell(event, payload);
  }

  drop(): void {
    this.connected = false;
    this.#tell('disconnect', 'transport close');
  }

  refuse(error: Error): void {
    this.#tell('connect_error', error);
  }

  /** What was sent under this name, the latest first. */
  last(event: string): Sent | undefined {
    return this.sent.findLast((sent) => sent.event === event);
  }

  asLive(): LiveSocket {
    return this as unknown as LiveSocket; // it has what a session uses of a socket
  }

  #tell(event: string, payload: unknown): void {
    this.#handlers.get(event)?.(payload as never);
  }
}
