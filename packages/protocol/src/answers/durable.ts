import { z } from 'zod';

export const durable = z.boolean().describe('false: it is not on a disk, at least not yet');
