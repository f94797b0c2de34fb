import { CommandLineError } from './command-line-error.ts';
import { isLoopbackHost } from './loopback-host.ts';

export interface Exposure {
  readonly host: string;
  readonly insecure: boolean;
  /** How many tokens there are. */
  readonly tokens: number;
}

/**
 * Others may reach a server only where everybody has to sign in.
 * @throws CommandLineError
 */
export function checkExposure({ host, insecure, tokens }: Exposure): void {
  if (insecure || tokens > 0 || isLoopbackHost(host)) return;
  throw new CommandLineError(
    `The host "${host}" can be reached from other machines, and whoever reaches this server may force breakers open, since ` +
      'nobody has to sign in: listen on 127.0.0.1, say who may come in with FUSEBOARD_TOKENS=name:role:token or access.tokens of the ' +
      'configuration, or allow it all the same with --insecure.',
  );
}
