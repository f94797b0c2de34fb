import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import { BreakerRegistry } from './breakers/breaker-registry.ts';
import type { Notice } from './breakers/notice.ts';
import type { KeptBreaker } from './breakers/managed-breaker.ts';
import { checkExposure } from './config/check-exposure.ts';
import { combineTokens } from './config/combine-tokens.ts';
import type { ServerOptions } from './config/command-line.ts';
import type { ServerConfig } from './config/load-config.ts';
import { ConfigFollower } from './definitions/config-follower.ts';
import { DefinitionBook } from './definitions/definition-book.ts';
import { Definitions } from './definitions/definitions.ts';
import { Demo } from './demo/demo.ts';
import { createEndpoints } from './endpoints/create-endpoints.ts';
import { EgressGuard } from './endpoints/egress/egress-guard.ts';
import { HistoryStore } from './history/history-store.ts';
import { createApp } from './http/create-app.ts';
import { Hub } from './hub/hub.ts';
import type { KeptState } from './hub/hub-store.ts';
import { Access } from './operators/access.ts';
import { Commands } from './operators/commands.ts';
import { PartStatus } from './part-status.ts';
import { readVersion } from './read-version.ts';
import { readinessOf } from './readiness.ts';
import type { ServerClock } from './server-clock.ts';
import { type Phase, ServerLifecycle } from './server-lifecycle.ts';
import { Gateway } from './socket/gateway.ts';
import { Telemetry } from './telemetry/telemetry.ts';

/** The built dashboard; the same from src and from dist. */
const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));

export interface ServerDeps {
  readonly options: ServerOptions;
  readonly config: ServerConfig;
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly logger: FastifyBaseLogger;
  /** @default `apps/web/dist` */
  readonly webRoot?: string;
}

/** Puts the rooms together; nothing listens or runs before `listen()`. */
export async function createServer(deps: ServerDeps): Promise<ServerLifecycle> {
  const { options, config, clock, random, logger, webRoot = WEB_ROOT } = deps;
  const phase: Phase = { started: false, stopping: false, port: options.port };
  const listening = () => ({ host: options.host, port: phase.port, publicUrl: options.publicUrl });
  const access = accessOf(deps, phase);
  const isStopping = () => phase.stopping;
  const readiness = readinessOf([
    () => (phase.started ? null : 'starting'),
    () => (phase.stopping ? 'stopping' : null),
    () => (store.fault === null ? null : `history-${store.fault}`),
  ]);
  const store = new HistoryStore({
    folder: options.dataFolder,
    ...(config.retention && { retention: config.retention }),
    clock,
    logger,
  });

  const demo = options.demo && config.demo ? new Demo({ clock, random }) : null;
  const notify = (notice: Notice): void => {
    logger[notice.level === 'warning' ? 'warn' : 'info'](notice.text);
    gateway.notify(notice);
  };
  const guard = new EgressGuard({
    rules: config.endpoints,
    onRefused: (text) => notify({ level: 'warning', text: `An endpoint is not called: ${text}` }),
  });
  const endpoints = createEndpoints({ clock, guard, serviceUrl: (service) => demo?.urlOf(service) ?? null });
  const definitions = new Definitions({
    book: new DefinitionBook(store, () => clock.wall()),
    base: { file: config.breakers, demo: demo?.definitions ?? null },
    rules: () => guard.rules,
    onChange: (onBoard) => demo?.setCallers(onBoard),
  });
  const registry = new BreakerRegistry(definitions.onBoard, {
    clock,
    random,
    endpoints,
    kept: (name) => elapsed(store.keptState(name), clock),
    notify,
  });
  const status = new PartStatus();
  const hub = new Hub({ layout: registry.layout, clock, store, configStatus: status, defer: setImmediate });
  definitions.attach({ registry, hub, notify });
  const useTokens = (tokens: Tokens) => access.setTokens(tokensOf(options, tokens));
  const file = { config, definitions, guard, useTokens, hub, status, notify, clock };
  const configFile = new ConfigFollower(file);
  demo?.subscribe((event) => hub.record(event));
  const commands = new Commands({ registry, hub });

  const telemetry = new Telemetry({
    registry,
    hub,
    clock,
    version: readVersion(),
    clients: () => ({ connected: gateway.viewers, behind: gateway.behind, backlog: gateway.backlog }),
  });

  const doors = { registry, hub, access, commands, definitions, configFile, demo, listening, isStopping };
  const app = await createApp({ ...doors, readiness, telemetry, webRoot }, logger);
  const gateway = new Gateway({ ...doors, httpServer: app.server, clock, random, logger });
  return new ServerLifecycle({ ...doors, app, gateway, store, telemetry, clock, options, phase });
}

type Tokens = ServerConfig['tokens'];

/** @throws CommandLineError where others may reach the server and nobody has to sign in */
function tokensOf(options: ServerOptions, ofConfig: Tokens): Tokens {
  const tokens = combineTokens(options.tokens, ofConfig);
  checkExposure({ ...options, tokens: tokens.length });
  return tokens;
}

function accessOf({ options, config, clock }: ServerDeps, phase: Phase): Access {
  const tokens = tokensOf(options, config.tokens);
  const secure = options.publicUrl?.protocol === 'https:';
  return new Access({ tokens, clock, cookie: () => ({ port: phase.port, secure }) });
}

/** By the wall clock, the only one that goes on while the server does not; one that was set back counts as no time. */
function elapsed(kept: KeptState | undefined, clock: ServerClock): KeptBreaker | undefined {
  return kept && { memento: kept.memento, elapsedMs: Math.max(0, clock.wall() - kept.at) };
}
