import { ROLES } from '@fuseboard/protocol';
import { type AccessToken, hashToken, tokenFault } from '../access-token.ts';
import { repeatedTokens, tokenNameFault } from './check-tokens.ts';
import { CommandLineError } from './command-line-error.ts';

const VARIABLE = 'FUSEBOARD_TOKENS';

/**
 * `name:role:token`, separated by commas; empty: none. What is wrong is told by its place, never by its text: any part of it
 * may be a token.
 * @throws CommandLineError
 */
export function readTokensVariable(env: NodeJS.ProcessEnv): readonly AccessToken[] {
  const text = env[VARIABLE]?.trim() ?? '';
  if (text === '') return [];
  const tokens = text.split(',').map((entry, index) => readEntry(entry.trim(), index));
  const [repeated] = repeatedTokens(tokens);
  if (repeated) {
    const { index, earlier, what } = repeated;
    throw fault(index, `has the same ${what} as entry ${earlier + 1}; each needs its own`);
  }
  return tokens;
}

function readEntry(entry: string, index: number): AccessToken {
  const [, name, roleText, token] = /^([^:]*):([^:]*):(.*)$/.exec(entry) ?? [];
  if (name === undefined || roleText === undefined || token === undefined) {
    throw fault(index, 'must be name:role:token, such as ana:operator:TOKEN');
  }
  const nameFault = tokenNameFault(name);
  if (nameFault !== null) throw fault(index, `is not valid: ${nameFault}`);
  const role = ROLES.find((one) => one === roleText);
  if (role === undefined) throw fault(index, `is not valid: its role must be one of ${ROLES.join(', ')}`);
  const unfit = tokenFault(token);
  if (unfit !== null) throw fault(index, `is not valid: ${unfit}`);
  return { name, role, sha256: hashToken(token) };
}

const fault = (index: number, text: string): CommandLineError =>
  new CommandLineError(`${VARIABLE}: entry ${index + 1} ${text}.`);
