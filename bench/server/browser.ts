import type { Socket as TcpSocket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import { lightParser } from './light-parser.ts';

const now = (): number => performance.timeOrigin + performance.now();
/** The naive broadcaster tells at the very beginning which transitions are in its picture for the first time. */
const MOVES = /^2\["everything",\{"moves":(\[[^\]]*\])/;

/** One browser: counts what comes, and when. */
export class Browser {
  readonly #socket: Socket;
  readonly #stalls: boolean;
  frames = 0;
  bytes = 0;
  frameBytes = 0;
  gaps: number[] = [];
  latencies: number[] = [];
  #last: number | null = null;
  #onFirst: () => void = () => undefined;
  readonly joined: Promise<void>;

  constructor(url: string, stalls: boolean) {
    this.#stalls = stalls;
    this.joined = new Promise((resolve) => {
      this.#onFirst = resolve;
    });
    const parser = lightParser((text) => this.#receive(text));
    // `parser` is not in the types of the options, though in the manual.
    const options = { transports: ['websocket'], forceNew: true, parser } as Partial<ManagerOptions>;
    this.#socket = io(url, options);
  }

  reset(): void {
    this.frames = 0;
    this.bytes = 0;
    this.frameBytes = 0;
    this.gaps = [];
    this.latencies = [];
    this.#last = null;
  }

  #receive(text: string): void {
    const at = now();
    this.bytes += text.length; // names and numbers: a byte a character
    if (text.startsWith('2["frame"') || text.startsWith('2["everything"')) this.#frame(text, at);
    if (text.startsWith('2["journal"')) this.#journal(text, at);
  }

  #frame(text: string, at: number): void {
    this.frames += 1;
    this.frameBytes += text.length;
    if (this.#last !== null) this.gaps.push(at - this.#last);
    this.#last = at;
    const [, moves] = MOVES.exec(text) ?? [];
    if (moves) for (const moved of JSON.parse(moves) as number[]) this.latencies.push(at - moved);
    this.#onFirst();
    if (this.#stalls) this.#stall();
  }

  #journal(text: string, at: number): void {
    const [, { entries }] = JSON.parse(text.slice(1)) as [
      string,
      { entries: { kind: string; at: number }[] },
    ]; // as the protocol has it
    for (const entry of entries) if (entry.kind === 'transition') this.latencies.push(at - entry.at);
  }

  /** Takes nothing from the network any more, until the server lets go of it; then it comes back and does it again. */
  #stall(): void {
    // What engine.io's client keeps of its connection; not in its types.
    const { transport } = this.#socket.io.engine as unknown as { transport: { ws: { _socket: TcpSocket } } };
    transport.ws._socket.pause();
  }
}
