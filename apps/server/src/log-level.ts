import { CommandLineError } from './config/command-line.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** @throws CommandLineError */
export function logLevel(env: NodeJS.ProcessEnv): string {
  const level = env['LOG_LEVEL'] || 'warn';
  if (LEVELS.includes(level)) return level;
  throw new CommandLineError(`LOG_LEVEL must be one of ${LEVELS.join(', ')}, got "${level}".`);
}
