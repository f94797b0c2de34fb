// The peer: the same server with the same breakers, calls and journal, whose browsers get everything four times a second, as a
// dashboard does at first. It takes the flags of the server; nobody connects to the server's own socket.
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const EVERY_MS = 250;
const DIST = new URL('../../../apps/server/dist/', import.meta.url);

interface Entry {
  readonly kind: string;
  readonly at: number;
}

/** What is used of the built server, which has no types here. */
interface Board {
  listen(): Promise<unknown>;
  readonly registry: { readonly all: readonly object[] };
  readonly hub: {
    readonly views: { view(managed: object): object };
    subscribe(listener: { entries: (entries: readonly Entry[]) => void; tick: () => void }): void;
  };
}

async function room<Exports>(path: string): Promise<Exports> {
  return (await import(new URL(path, DIST).href)) as Exports; // by the interfaces below, which a wrong name breaks at once
}

const { createServer } = await room<{ createServer: (deps: object) => Promise<Board> }>('server.js');
const { systemServerClock: clock } = await room<{ systemServerClock: object }>('server-clock.js');
const { readCommandLine } = await room<{
  readCommandLine: (args: readonly string[], env: object) => { configFile: string };
}>('config/command-line.js');
const { loadConfig } = await room<{ loadConfig: (file: string) => object }>('config/load-config.js');

const nothing = (): void => undefined;
const logger = {
  level: 'silent',
  fatal: nothing,
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
};
const quiet = { ...logger, trace: nothing, silent: nothing, child: () => quiet };

const options = readCommandLine(process.argv.slice(2), process.env);
const config = loadConfig(options.configFile);
const board = await createServer({ options, config, clock, random: Math.random, logger: quiet });
await board.listen();

/** Under the name that the server has for it: packets that wait because their client has not taken those before them. */
const backlog = (): number =>
  [...io.sockets.sockets.values()].reduce((sum, { conn }) => sum + conn['writeBuffer'].length, 0);
const http = createHttpServer((_request, response) => {
  response.end(`fuseboard_client_backlog_packets ${backlog()}\n`);
});
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
let moves: number[] = [];
board.hub.subscribe({
  entries: (entries) => {
    for (const { kind, at } of entries) if (kind === 'transition') moves.push(at);
  },
  tick: nothing,
});
setInterval(() => {
  io.emit('everything', { moves, breakers: board.registry.all.map((one) => board.hub.views.view(one)) });
  moves = [];
}, EVERY_MS);
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo; // of a TCP server that listens it is an object
  process.stdout.write(`running at http://127.0.0.1:${port}\n`);
});
