import { CommandLineError } from './config/command-line-error.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Where tokens and sessions are, should anybody ever log a request as it is. */
export const REDACTED = ['', 'req.', 'request.', 'handshake.', 'err.'].flatMap((place) =>
  ['authorization', 'cookie', '["set-cookie"]'].map((name) =>
    name.startsWith('[') ? `${place}headers${name}` : `${place}headers.${name}`,
  ),
);

/** @throws CommandLineError */
export function logLevel(env: NodeJS.ProcessEnv): string {
  const level = env['LOG_LEVEL'] || 'warn';
  if (LEVELS.includes(level)) return level;
  throw new CommandLineError(`LOG_LEVEL must be one of ${LEVELS.join(', ')}, got "${level}".`);
}
