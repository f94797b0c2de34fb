import { connect, type Socket } from 'node:net';
import type { TcpEndpoint } from '@fuseboard/protocol';
import type { CallableEndpoint } from './endpoint.ts';
import { EndpointError, explainError } from './endpoint-error.ts';

/** A call is a connection made and closed again. */
export function createTcpEndpoint({ host, port }: TcpEndpoint): CallableEndpoint {
  const open = new Set<Socket>();
  return {
    call: (signal) => connectOnce({ host, port, open }, signal),
    classify: () => 'failure',
    describe: () => `tcp ${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: async () => {
      for (const socket of open) socket.destroy(new EndpointError('ECLOSED', 'the endpoint was closed'));
    },
  };
}

interface TcpTarget {
  readonly host: string;
  readonly port: number;
  readonly open: Set<Socket>;
}

function connectOnce({ host, port, open }: TcpTarget, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw signal.reason;
    const socket = connect({ host, port });
    const abort = (): void => void socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    open.add(socket);
    signal.addEventListener('abort', abort, { once: true });
    socket.once('connect', () => {
      resolve();
      socket.destroy();
    });
    socket.once('error', (error) => reject(signal.aborted ? signal.reason : explainError(error)));
    socket.once('close', () => {
      open.delete(socket);
      signal.removeEventListener('abort', abort);
      reject(signal.reason ?? new EndpointError('ECLOSED', 'the connection was closed')); // too late to matter once connected
    });
  });
}
