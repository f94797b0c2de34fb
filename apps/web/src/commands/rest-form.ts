import type { BreakerCommand } from '@fuseboard/protocol';
import { COMMAND_FACTS } from './command-facts.ts';
import type { CommandDraft } from './command-draft.ts';
import { readExpiry } from './expiry.ts';

/** The same command for a script. */
export interface RestForm {
  /** Under `/api/v1`. */
  readonly path: string;
  readonly body: object;
}

/**
 * As far as it has been typed. Without the generation, since a script is kept and the breaker moves on; a token is never in
 * it.
 */
export function restForm(
  command: BreakerCommand,
  draft: CommandDraft,
  breakers: readonly string[],
): RestForm {
  const expiry = readExpiry(draft.expiry, draft.customMinutes);
  const expires = COMMAND_FACTS[command].override && expiry.ok && expiry.seconds !== null;
  const body = {
    command,
    reason: draft.reason.trim() || 'why',
    ...(expires && { expiresIn: expiry.seconds }),
  };
  const [only, ...others] = breakers;
  return only !== undefined && others.length === 0
    ? { path: `/breakers/${only}/commands`, body }
    : { path: '/commands', body: { breakers, ...body } };
}

export function curlOf(origin: string, { path, body }: RestForm): string {
  return [
    `curl -X POST ${quoted(`${origin}/api/v1${path}`)}`,
    `-H 'content-type: application/json'`,
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** For a POSIX shell: nothing is special between single quotes but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
