#!/usr/bin/env node
import { pino } from 'pino';
import { readCommandLine, type ServerOptions } from './config/command-line.ts';
import { loadConfig } from './config/load-config.ts';
import { hashFromInput } from './hash-from-input.ts';
import { exitGracefully } from './graceful-exit.ts';
import { logLevel, REDACTED } from './log-level.ts';
import { createServer } from './server.ts';
import { systemServerClock as clock } from './server-clock.ts';
import { startErrorText } from './start-error.ts';
import { welcomeText } from './welcome.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function start(options: ServerOptions): Promise<void> {
  const logger = pino(
    { level: logLevel(process.env), redact: REDACTED },
    pino.destination({ dest: 2, sync: true }),
  );
  const config = loadConfig(options.configFile);
  const server = await createServer({ options, config, clock, random: Math.random, logger });
  exitGracefully({ close: () => server.close(), clock, logger });
  const { url } = await server.listen();
  print(
    welcomeText({ url, ...server.counts, historyFile: server.historyFile, tokens: server.access.tokens }),
  );
}

/** Whoever reads the first lines and closes the pipe does not end the server. */
process.stdout.on('error', () => undefined);

let options: ServerOptions | null = null;
try {
  const read = readCommandLine(process.argv.slice(2), process.env);
  if ('help' in read) print(read.help);
  else if ('version' in read) print(read.version);
  else if ('hashToken' in read) print(await hashFromInput(process.stdin));
  else await start((options = read));
} catch (error) {
  const text = startErrorText(error, options) ?? (error instanceof Error ? error.stack : String(error));
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
