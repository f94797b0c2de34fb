import type { AccessToken } from '../access-token.ts';
import { repeatedTokens } from './check-tokens.ts';
import { CommandLineError } from './command-line-error.ts';

/**
 * Those of the environment and those of the configuration.
 * @throws CommandLineError where one is in both
 */
export function combineTokens(
  ofEnvironment: readonly AccessToken[],
  ofConfig: readonly AccessToken[],
): readonly AccessToken[] {
  const all = [...ofEnvironment, ...ofConfig];
  const [repeated] = repeatedTokens(all);
  if (!repeated) return all;
  throw new CommandLineError(
    `FUSEBOARD_TOKENS and access.tokens of the configuration have the same ${repeated.what} for ` +
      `${all[repeated.earlier]?.name} and ${all[repeated.index]?.name}; each needs its own.`,
  );
}
