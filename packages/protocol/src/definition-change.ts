/** Where a breaker comes from: the configuration file, the page (or a program that did as the page does), or the demo. */
export const DEFINITION_SOURCES = ['file', 'page', 'demo'] as const;
export type DefinitionSource = (typeof DEFINITION_SOURCES)[number];

export const DEFINITION_EVENTS = ['added', 'edited', 'removed', 'restored'] as const;
export type DefinitionEvent = (typeof DEFINITION_EVENTS)[number];

/** One value of a definition that is another than before, as JSON; null where there was or is none. */
export interface DefinitionChange {
  /** Such as `breaker.failureRateThreshold`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** What changed is a secret, of which both sides show no more than that there is one. */
  readonly hidden: boolean;
}
