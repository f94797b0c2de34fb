import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes after gzip of the scripts that `index.html` asks for before anything is drawn. */
export function initialScriptBytes(dist: string): number {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const links = html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/([^"]+\.js)"/g);
  const files = new Set([...links].map(([, file = '']) => file));
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}
