import { buildConnector } from 'undici';
import { EndpointError } from '../endpoint-error.ts';
import type { EgressGuard } from './egress-guard.ts';
import { type Place, placeOfUrl } from './place.ts';

export interface ConnectorOptions {
  readonly guard: EgressGuard;
  /** ms */
  readonly timeout: number;
}

type Answer = buildConnector.Callback;

/** Makes the connections of an undici client, and only such as the guard allows. */
export function guardedConnector({ guard, timeout }: ConnectorOptions): buildConnector.connector {
  // One for each place and not for each connection: each keeps the TLS sessions of its own.
  const connectors = new Map<string, buildConnector.connector>();
  const connectorFor = (origin: string, place: Place): buildConnector.connector => {
    const connector = connectors.get(origin) ?? buildConnector({ timeout, lookup: guard.lookupFor(place) });
    connectors.set(origin, connector);
    return connector;
  };
  return (options, answer) => {
    const refuse = (error: Error): void => queueMicrotask(() => answer(error, null));
    const place = placeOfUrl(options);
    if (place === null) return refuse(new EndpointError('ENOTFOUND', 'the endpoint has no host'));
    const refused = guard.before(place);
    if (refused !== null) return refuse(refused);
    const connect = connectorFor(`${options.protocol}//${options.host ?? options.hostname}`, place);
    connect({ ...options, hostname: place.host.name }, checked(guard, place, answer));
  };
}

function checked(guard: EgressGuard, place: Place, answer: Answer): Answer {
  return (...[error, socket]) => {
    if (error) return answer(error, null);
    const refused = guard.after(socket.remoteAddress, place);
    if (refused === null) return answer(null, socket);
    socket.destroy();
    answer(refused, null);
  };
}
