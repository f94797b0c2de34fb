import type { Socket as TcpSocket } from 'node:net';
import type { TestClient } from './client.ts';

/** What engine.io's client keeps of its connection; not in its types. */
interface WebSocketTransport {
  readonly ws: { readonly _socket: TcpSocket };
}

/** Stops taking anything from the network, as a browser does that has been put to sleep. */
export function stopReading({ socket }: TestClient): { resume: () => void } {
  const transport = socket.io.engine.transport as unknown as WebSocketTransport; // the tests connect by websocket
  const { _socket: tcp } = transport.ws;
  tcp.pause();
  return { resume: () => void tcp.resume() };
}
