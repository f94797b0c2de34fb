import type { Server as HttpServer } from 'node:http';
import { type JournalEntry, packSnapshot } from '@fuseboard/protocol';
import { Server } from 'socket.io';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { Notice } from '../breakers/managed-breaker.ts';
import type { Demo } from '../demo/demo.ts';
import type { Hub } from '../hub/hub.ts';
import type { Tick } from '../hub/hub-listener.ts';
import type { Access } from '../operators/access.ts';
import type { Commands } from '../operators/commands.ts';
import type { Listening } from '../operators/request-guard.ts';
import { sessionView } from '../operators/session-view.ts';
import type { ServerClock } from '../server-clock.ts';
import { admit } from './admit.ts';
import { answerMessages, type Logger } from './answer-messages.ts';
import { BEHIND, BOARD, type BoardServer, type BoardSocket, pendingPackets } from './board-socket.ts';
import { checkProtocol } from './check-protocol.ts';
import { FrameStream } from './frame-stream.ts';
import { guardEngine } from './guard-engine.ts';
import { sendAway } from './send-away.ts';
import { WatchDesk } from './watch-desk.ts';
import { welcomeClient } from './welcome-client.ts';

const OPTIONS = {
  serveClient: false,
  maxHttpBufferSize: 64 * 1024,
  connectTimeout: 10_000,
  // Compression costs ten times the CPU of sending.
  perMessageDeflate: false,
  httpCompression: false,
};

export interface GatewayDeps {
  readonly httpServer: HttpServer;
  readonly registry: BreakerRegistry;
  readonly hub: Hub;
  readonly access: Access;
  readonly commands: Commands;
  readonly demo: Demo | null;
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly listening: () => Listening;
  readonly isStopping: () => boolean;
}

/** The socket door: a picture on connecting, then everything that happens, as it happens. */
export class Gateway {
  readonly #deps: GatewayDeps;
  readonly #io: BoardServer;
  readonly #frames: FrameStream;
  readonly #watches: WatchDesk;
  readonly #unsubscribe: () => void;
  readonly #letStay: () => void;
  #viewersChanged = false;

  constructor(deps: GatewayDeps) {
    const { hub } = deps;
    this.#deps = deps;
    this.#io = new Server(deps.httpServer, OPTIONS);
    this.#frames = new FrameStream(this.#io, hub);
    this.#watches = new WatchDesk({ ...deps, io: this.#io });
    guardEngine(this.#io, deps.listening);
    checkProtocol(this.#io);
    admit(this.#io, deps.access);
    this.#letStay = sendAway(this.#io, deps.access);
    const answer = answerMessages({ ...deps, frames: this.#frames, watches: this.#watches });
    this.#io.on('connection', (socket) => {
      answer(socket);
      this.#receive(socket);
    });
    hub.onHealth((health) => void this.#io.to(BOARD).emit('health', health));
    this.#unsubscribe = hub.subscribe({
      entries: (entries) => this.#sendEntries(entries),
      tick: (tick) => this.#sendTick(tick),
      layout: () => this.#sendPicture(),
    });
  }

  get viewers(): number {
    return this.#io.sockets.sockets.size;
  }

  get backlog(): number {
    return [...this.#io.sockets.sockets.values()].reduce((sum, socket) => sum + pendingPackets(socket), 0);
  }

  get behind(): number {
    return this.#io.sockets.adapter.rooms.get(BEHIND)?.size ?? 0;
  }

  notify(notice: Notice): void {
    this.#io.to(BOARD).emit('notice', notice);
  }

  /** Lets every client take what was sent, and then the connection go; it comes back by itself when there is a server again. */
  disconnect(): void {
    this.#unsubscribe();
    this.#letStay();
    this.#watches.close();
    // Not socket.disconnect(): a client told so by the server does not reconnect.
    for (const socket of this.#io.sockets.sockets.values()) socket.conn.close();
  }

  /** Cuts off those who did not take it. */
  async close(): Promise<void> {
    await this.#io.close();
  }

  #receive(socket: BoardSocket): void {
    const { access, hub, demo } = this.#deps;
    socket.emit('who', sessionView(socket.data.identity, access));
    welcomeClient(socket, hub, demo);
    this.#viewersChanged = true;
    socket.on('disconnect', () => {
      this.#watches.leave(socket);
      this.#viewersChanged = true;
    });
  }

  #sendEntries(entries: readonly JournalEntry[]): void {
    const { demo } = this.#deps;
    this.#io.to(BOARD).emit('journal', { entries });
    const demoChanged = entries.some(({ kind }) => kind === 'dials' || kind === 'scenario');
    if (demo && demoChanged) this.#io.to(BOARD).emit('demo', demo.state());
    this.#frames.dropOverflowing();
  }

  /** Everybody's indices are of the past: in the same turn as the change, so that no frame comes between. */
  #sendPicture(): void {
    const { registry, hub, demo } = this.#deps;
    this.#watches.keepOnly((managed) => registry.layout.has(managed));
    hub.flush();
    this.#io.to(BOARD).emit('snapshot', packSnapshot(hub.snapshot()));
    if (demo) this.#io.to(BOARD).emit('demo', demo.state());
    this.#frames.dropOverflowing();
  }

  #sendTick(tick: Tick): void {
    this.#frames.send(tick);
    this.#watches.sendWindows(tick.slowFrame !== null);
    if (tick.slowFrame === null || !this.#viewersChanged) return;
    this.#viewersChanged = false;
    this.#io.to(BOARD).emit('presence', { viewers: this.viewers });
  }
}
