import { z } from 'zod';

/** 1 to 64 of `a-z 0-9 . _ -`, beginning with a letter or a digit. */
export const breakerNameSchema = z
  .string({ error: 'must be text of 1 to 64 characters' })
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, {
    error: 'must be 1 to 64 characters of a-z, 0-9, ".", "_", "-", beginning with a letter or a digit',
  });
