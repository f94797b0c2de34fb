import type { BreakerDetail, Endpoint } from '@fuseboard/protocol';
import { count, rate } from '../format/quantity.ts';
import { settingDuration } from '../format/setting-duration.ts';

export interface DefinitionRow {
  readonly label: string;
  readonly value: string;
}

/** What it protects, where its calls come from, and what is served instead. */
export function definitionRows(detail: BreakerDetail): DefinitionRow[] {
  const { endpoint, traffic, fallback } = detail.definition;
  return [
    ...endpointRows(endpoint),
    {
      label: 'Own traffic',
      value: traffic === null ? 'none' : `${rate(traffic.rate)}, ${traffic.arrival}`,
    },
    { label: 'In flight', value: String(detail.inFlight) },
    {
      label: 'Fallback',
      value:
        fallback === null
          ? 'none: callers get the error'
          : `${fallback.status} ${JSON.stringify(fallback.body)}`,
    },
    ...(fallback === null ? [] : [{ label: 'Served by it', value: count(detail.fallbacks) }]),
  ];
}

function endpointRows(endpoint: Endpoint): DefinitionRow[] {
  const timeout = { label: 'Endpoint timeout', value: settingDuration(endpoint.timeout) };
  switch (endpoint.type) {
    case 'http':
      return [
        { label: 'Endpoint', value: `${endpoint.method} ${endpoint.url}` },
        { label: 'Fails on', value: endpoint.failOn.join(', ') || 'errors only' },
        ...(endpoint.ignore.length === 0 ? [] : [{ label: 'Ignores', value: endpoint.ignore.join(', ') }]),
        timeout,
      ];
    case 'tcp':
      return [{ label: 'Endpoint', value: `tcp ${endpoint.host}:${endpoint.port}` }, timeout];
    case 'demo':
      return [{ label: 'Endpoint', value: `demo service ${endpoint.service}` }, timeout];
    default:
      return endpoint satisfies never;
  }
}
