import { text } from 'node:stream/consumers';
import { hashToken, tokenFault } from './access-token.ts';
import { CommandLineError } from './config/command-line-error.ts';

/**
 * From standard input, so that the token is in no history of a shell and in no list of processes.
 * @throws CommandLineError where nobody should use it as a token
 */
export async function hashFromInput(input: NodeJS.ReadableStream): Promise<string> {
  const token = (await text(input)).trim();
  if (token === '')
    throw new CommandLineError('--hash-token reads a token from standard input, and none came.');
  const fault = tokenFault(token);
  if (fault !== null) throw new CommandLineError(`This cannot be used: ${fault}.`);
  return hashToken(token);
}
