import { z } from 'zod';

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const PATTERN = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const EXPECTED =
  'must be a duration: milliseconds as a number of at least 0, or text such as 250ms, 10s, 5m or 1h';

const textDuration = z
  .string({ error: EXPECTED })
  .regex(PATTERN, { error: EXPECTED })
  .transform((text) => {
    const [, amount, unit] = PATTERN.exec(text) ?? [];
    return Number(amount) * UNITS[unit as keyof typeof UNITS]; // the pattern admits no other unit
  });

/** Milliseconds, written as a number or as `250ms`, `10s`, `5m`, `1h`. */
export const durationSchema = z.union(
  [z.number({ error: EXPECTED }).nonnegative({ error: EXPECTED }), textDuration],
  {
    error: EXPECTED,
  },
);
