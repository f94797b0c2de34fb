import type { ServerOptions } from './config/command-line.ts';
import { CommandLineError } from './config/command-line-error.ts';
import { ConfigError } from './config/load-config.ts';
import { ForeignDatabaseError } from './history/migrate.ts';

/** Why the server did not start, for whoever started it; null: it is a defect, and its stack says more. */
export function startErrorText(error: unknown, options: ServerOptions | null): string | null {
  if (error instanceof CommandLineError) return error.message;
  if (error instanceof ConfigError)
    return `The configuration is not valid, so nothing was started.\n${error.message}`;
  if (error instanceof ForeignDatabaseError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const { host, port } = options ?? { host: '', port: 0 };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Choose another one with --port ${port + 1} or PORT=${port + 1}, or any free one with --port 0.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this user has. Choose one above 1023, such as --port 4400.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `"${host}" is no address of this machine. Leave --host out to listen on 127.0.0.1.`;
    default:
      return null;
  }
}
