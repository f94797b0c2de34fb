import { connect, type Socket } from 'node:net';
import type { TcpEndpoint } from '@fuseboard/protocol';
import type { EgressGuard } from './egress/egress-guard.ts';
import { type Place, placeOf } from './egress/place.ts';
import type { CallableEndpoint } from './endpoint.ts';
import { EndpointError, explainError } from './endpoint-error.ts';
import { classifyHttpError } from './http-status-error.ts';

/** A call is a connection made and closed again. */
export function createTcpEndpoint({ host, port }: TcpEndpoint, guard: EgressGuard): CallableEndpoint {
  const open = new Set<Socket>();
  const place = placeOf(host, port);
  return {
    call: async (signal) => {
      if (place === null) throw new EndpointError('ENOTFOUND', 'the endpoint has no host');
      await connectOnce({ place, guard, open }, signal);
    },
    classify: classifyHttpError, // the breaker may have been another's a moment ago, with calls still under way
    describe: () => `tcp ${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: async () => {
      for (const socket of open) socket.destroy(new EndpointError('ECLOSED', 'the endpoint was closed'));
    },
  };
}

interface TcpTarget {
  readonly place: Place;
  readonly guard: EgressGuard;
  readonly open: Set<Socket>;
}

function connectOnce({ place, guard, open }: TcpTarget, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw signal.reason;
    const refused = guard.before(place);
    if (refused !== null) throw refused;
    const socket = connect({ host: place.host.name, port: place.port, lookup: guard.lookupFor(place) });
    const abort = (): void => void socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    open.add(socket);
    signal.addEventListener('abort', abort, { once: true });
    socket.once('connect', () => {
      const error = guard.after(socket.remoteAddress, place);
      if (error === null) resolve();
      socket.destroy(error ?? undefined);
    });
    socket.once('error', (error) => reject(signal.aborted ? signal.reason : explainError(error)));
    socket.once('close', () => {
      open.delete(socket);
      signal.removeEventListener('abort', abort);
      reject(signal.reason ?? new EndpointError('ECLOSED', 'the connection was closed')); // too late to matter once connected
    });
  });
}
