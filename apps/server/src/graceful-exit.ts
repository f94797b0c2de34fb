import type { FastifyBaseLogger } from 'fastify';
import type { ServerClock } from './server-clock.ts';

/** Whatever still hangs then is left behind: the promise is to be gone within five seconds, on a busy machine too. */
const DEADLINE_MS = 4_000;
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143 } as const;

export interface GracefulExitDeps {
  readonly close: () => Promise<void>;
  readonly clock: ServerClock;
  readonly logger: FastifyBaseLogger;
}

/**
 * SIGTERM and SIGINT end the process in order, with 0; a second one ends it at once. After an error that nobody handled the
 * state of the process cannot be trusted: it ends in order, too, but with 1, so that a supervisor starts it anew.
 */
export function exitGracefully({ close, clock, logger }: GracefulExitDeps): void {
  let ending = false;
  const end = (code: number): void => {
    ending = true;
    clock.setTimeout(() => process.exit(code), DEADLINE_MS);
    close().then(
      () => process.exit(code),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping did not go well');
        process.exit(code);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (ending ? process.exit(SIGNAL_EXIT[signal]) : end(0)));
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, `${event}: stopping`);
      if (!ending) end(1);
    });
  }
}
