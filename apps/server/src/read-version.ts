import { readFileSync } from 'node:fs';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

export function readVersion(): string {
  const file = new URL('../package.json', import.meta.url); // the same from src and dist
  return packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
