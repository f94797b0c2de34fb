import type { BreakerDefinition } from '@fuseboard/protocol';

/** The configured breakers, then those of the demo whose names are still free: a configured name always wins. */
export function boardDefinitions(
  configured: readonly BreakerDefinition[],
  demo: readonly BreakerDefinition[],
): readonly BreakerDefinition[] {
  const taken = new Set(configured.map((definition) => definition.name));
  return [...configured, ...demo.filter((definition) => !taken.has(definition.name))];
}
