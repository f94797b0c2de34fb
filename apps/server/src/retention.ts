const HOUR_MS = 3_600_000;

/** How long spans of each length are kept, ms. */
export interface Retention {
  /** @default 1 hour */
  readonly seconds: number;
  /** @default 1 day */
  readonly tenSeconds: number;
  /** @default 30 days */
  readonly minutes: number;
}

export const DEFAULT_RETENTION: Retention = {
  seconds: HOUR_MS,
  tenSeconds: 24 * HOUR_MS,
  minutes: 30 * 24 * HOUR_MS,
};
