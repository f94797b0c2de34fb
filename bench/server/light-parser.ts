import { EventEmitter } from 'node:events';

/** What socket.io's client expects of a packet. */
interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly data?: unknown;
}

const CONNECT = '0';
const EVENT = '2';

/**
 * A parser for socket.io's client that hands an event on as its text. Two hundred browsers on one core cannot each take a frame apart,
 * which real ones do on cores of their own; the packets, the connection and what comes over it are socket.io's.
 */
export function lightParser(onEvent: (text: string) => void): object {
  class Encoder {
    encode({ type, data }: Packet): string[] {
      return [`${type}${data === undefined ? '' : JSON.stringify(data)}`];
    }
  }
  class Decoder extends EventEmitter {
    add(text: string): void {
      if (text.startsWith(EVENT)) onEvent(text);
      else if (text.startsWith(CONNECT))
        this.emit('decoded', { type: 0, nsp: '/', data: JSON.parse(text.slice(1)) });
    }
    destroy(): void {
      this.removeAllListeners();
    }
  }
  return { Encoder, Decoder };
}
