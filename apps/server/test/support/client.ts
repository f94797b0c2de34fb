import { type Ack, type ServerToClientEvents, type Snapshot, unpackSnapshot } from '@fuseboard/protocol';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

const PATIENCE_MS = 20_000;

type Message<Name extends keyof ServerToClientEvents> = Parameters<ServerToClientEvents[Name]>[0];
export type Answer = Ack<Record<string, unknown>>;
export type ClientOptions = Partial<ManagerOptions & SocketOptions>;

/** A browser's end of the socket. It may say anything, so it is not typed by what it should say. */
export class TestClient {
  readonly socket: Socket;

  constructor(url: string, options: ClientOptions = {}) {
    this.socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, ...options });
  }

  /** The next event of that name that fits. */
  next<Name extends keyof ServerToClientEvents>(
    name: Name,
    fits: (message: Message<Name>) => boolean = () => true,
  ): Promise<Message<Name>> {
    return new Promise((resolve, reject) => {
      const event: string = name;
      const settle = (): void => {
        clearTimeout(timer);
        this.socket.off(event, listener);
      };
      const listener = (message: Message<Name>): void => {
        if (!fits(message)) return;
        settle();
        resolve(message);
      };
      const timer = setTimeout(() => {
        settle();
        reject(new Error(`no ${event} in ${PATIENCE_MS} ms`));
      }, PATIENCE_MS);
      this.socket.on(event, listener);
    });
  }

  /** Everything of that name from now on, in the order it comes. */
  collect<Name extends keyof ServerToClientEvents>(name: Name): Message<Name>[] {
    const messages: Message<Name>[] = [];
    const event: string = name;
    this.socket.on(event, (message: Message<Name>) => void messages.push(message));
    return messages;
  }

  /** Sends anything at all, and waits for the answer. */
  ask(event: string, ...args: unknown[]): Promise<Answer> {
    return this.socket.timeout(PATIENCE_MS).emitWithAck(event, ...args);
  }

  /** Everything the server sent this client before now has come in once this resolves. */
  async settled(): Promise<void> {
    await this.ask('pace', { hidden: false });
  }

  close(): void {
    this.socket.close();
  }
}

export interface Connected {
  readonly client: TestClient;
  readonly snapshot: Snapshot;
  /** Of the snapshot on the wire. */
  readonly bytes: number;
}

/** Connects and waits for the picture. */
export async function connect(url: string, options: ClientOptions = {}): Promise<Connected> {
  const client = new TestClient(url, options);
  const packed = await client.next('snapshot');
  const bytes = Buffer.byteLength(JSON.stringify(['snapshot', packed]));
  return { client, snapshot: unpackSnapshot(packed), bytes };
}

/** What a client that is not let in is told. */
export function refusal(client: TestClient): Promise<Error & { readonly data?: unknown }> {
  return new Promise((resolve, reject) => {
    client.socket.once('connect_error', resolve);
    client.socket.once('snapshot', () => reject(new Error('it was let in')));
  });
}
