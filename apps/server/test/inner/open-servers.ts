import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';

interface OpenServer {
  readonly port: number;
  readonly url: string;
  /** The connections it has accepted so far. */
  readonly connections: readonly Socket[];
}

const opened: { server: Server; connections: Socket[] }[] = [];

/** Closes after each test what was opened in it. */
export function closeServersAfterEach(): void {
  afterEach(async () => {
    for (const { server, connections } of opened.splice(0)) {
      const closed = once(server, 'close');
      server.close();
      for (const connection of connections) connection.destroy();
      await closed;
    }
  });
}

export const openHttp = (listener: RequestListener): Promise<OpenServer> => open(createHttpServer(listener));

/** Gets the connection once its first bytes have come. */
export const openTcp = (onRequest: (socket: Socket) => void = () => undefined): Promise<OpenServer> =>
  open(createTcpServer((socket) => void socket.once('data', () => onRequest(socket))));

async function open(server: Server): Promise<OpenServer> {
  const connections: Socket[] = [];
  server.on('connection', (socket) => {
    connections.push(socket);
    socket.on('error', () => undefined); // resets are what these tests are about
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({ server, connections });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { port, url: `http://127.0.0.1:${port}/`, connections };
}

/** A port on which nothing listens: it was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  await once(server, 'close');
  return port;
}
