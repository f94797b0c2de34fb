import { z } from 'zod';

export const signInSchema = z.strictObject({
  token: z.string().min(1).max(512).describe('One of those that open this board'),
});
