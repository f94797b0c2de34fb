import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.ts';

const LARGEST_BYTES = 5_000_000;

/** The text of a configuration file. @throws ConfigError that says what to do */
export function readSource(file: string): string {
  const bytes = readBytes(file);
  if (bytes.length > LARGEST_BYTES) throw tooLarge(file, bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw ofFile(file, 'is not text in UTF-8');
  }
}

function readBytes(file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_BYTES) throw tooLarge(file, size);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw ofFile(file, unreadable(file, error));
  }
}

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') {
    return (
      `does not exist (looked for ${resolve(file)}): correct --config or FUSEBOARD_CONFIG, ` +
      'or leave both out to start with fuseboard.yaml if it is there'
    );
  }
  if (code === 'EISDIR') return 'is a directory: name the file in it';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by the user the server runs as';
  return `cannot be read (${code || String(error)})`;
}

const tooLarge = (file: string, size: number): ConfigError =>
  ofFile(file, `must be at most ${LARGEST_BYTES} bytes, got ${size}`);

const ofFile = (file: string, message: string): ConfigError =>
  new ConfigError(file, [{ line: 0, column: 0, path: '', message }]);
