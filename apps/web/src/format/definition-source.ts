import type { Configured } from '@fuseboard/protocol';

/** Where a breaker comes from, and whether somebody has changed it since. */
export function sourceText({ source, edited }: Pick<Configured, 'source' | 'edited'>): string {
  const from = { file: 'from the configuration file', page: 'made on this page', demo: 'of the demo' }[
    source
  ];
  return edited ? `${from}, edited here` : from;
}
