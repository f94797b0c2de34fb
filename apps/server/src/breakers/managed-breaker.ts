import { isDeepStrictEqual } from 'node:util';
import {
  CircuitBreaker,
  type CircuitBreakerConfig,
  type CircuitBreakerMemento,
  InvalidConfigError,
  resolveConfig,
  type TryExecuteFailure,
} from '@fuseboard/breaker';
import type { BreakerDefinition, BreakerState } from '@fuseboard/protocol';
import { breakerConfig } from '../breaker-config.ts';
import type { CallableEndpoint } from '../endpoints/endpoint.ts';
import type { ServerClock } from '../server-clock.ts';
import { TrafficGenerator } from '../traffic/traffic-generator.ts';
import { CallMeter } from './call-meter.ts';
import { CallsInFlight } from './calls-in-flight.ts';
import { EndpointInUse } from './endpoint-in-use.ts';
import type { Notice } from './notice.ts';

export type { Notice };

export interface ManagedBreakerDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly endpoint: CallableEndpoint;
  readonly notify?: ((notice: Notice) => void) | undefined;
  /** How it stood when the server ended. @default it begins anew */
  readonly kept?: KeptBreaker | undefined;
  /** ms that calls under way have to end when it is stopped. @default 2_000 */
  readonly graceMs?: number | undefined;
  /** Calls of its traffic under way at once. @default 10_000 */
  readonly mostInFlight?: number | undefined;
}

export interface KeptBreaker {
  readonly memento: CircuitBreakerMemento;
  /** ms since then, as far as is known. */
  readonly elapsedMs: number;
}

const GRACE_MS = 2_000;

/** A named breaker with its endpoint and its traffic, any of which may be changed while it runs. */
export class ManagedBreaker {
  readonly breaker: CircuitBreaker;
  /** Its state when the server ended; null: it began anew. */
  readonly restoredFrom: BreakerState | null;
  /** Of all its calls, whoever makes them. */
  readonly meter: CallMeter = new CallMeter();
  readonly #deps: ManagedBreakerDeps;
  readonly #calls: CallsInFlight;
  /** Those that were replaced while calls were under way to them. */
  readonly #retired = new Set<EndpointInUse>();
  #definition: BreakerDefinition;
  #endpoint: EndpointInUse;
  #traffic: TrafficGenerator | null;
  /** By traffic that was replaced. */
  #missed = 0;
  #started = false;
  #asked = 0;
  #fallbacks = 0;
  #changed = false;
  #stopping: Promise<void> | null = null;

  constructor(definition: BreakerDefinition, deps: ManagedBreakerDeps) {
    const { clock, random } = deps;
    this.#definition = definition;
    this.#deps = deps;
    this.#endpoint = new EndpointInUse(deps.endpoint);
    this.#calls = new CallsInFlight(deps.mostInFlight);
    const config = {
      ...breakerConfig(definition),
      classifyError: (error: unknown) => this.#endpoint.classify(error),
    };
    const restored = restore(definition.name, config, deps);
    this.breaker = restored ?? new CircuitBreaker(definition.name, config, { clock, random });
    this.restoredFrom = restored && (deps.kept?.memento.state ?? null);
    this.breaker.subscribe((event) => this.meter.hear(event), ['call']);
    this.#traffic = this.#trafficOf(definition);
  }

  get definition(): BreakerDefinition {
    return this.#definition;
  }

  get name(): string {
    return this.#definition.name;
  }

  /** Calls answered by the fallback since the start. */
  get fallbacks(): number {
    return this.#fallbacks;
  }

  /** Calls since the start, refused ones and those in flight included. */
  get asked(): number {
    return this.#asked;
  }

  get inFlight(): number {
    return this.#calls.count;
  }

  /** Calls its traffic should have made and did not: too many were under way, or the process was held up. */
  get leftOut(): number {
    return this.#calls.leftOut + this.#missed + (this.#traffic?.missed ?? 0);
  }

  /** One call through the breaker to the endpoint; never rejects; answered by the fallback where it fails and there is one. */
  async call(): Promise<void> {
    if (this.#stopping !== null) return;
    this.#asked += 1;
    this.#calls.begin();
    this.#changed = true;
    const result = await this.breaker.tryExecute(({ signal }) => this.#endpoint.call(signal));
    if (!result.ok && this.#isAnsweredByFallback(result)) this.#fallbacks += 1;
    this.#changed = true;
    this.#calls.end();
  }

  /** True once since the last asking if a call was made or finished. */
  takeChanged(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  /** Begins its traffic, if it has any. */
  start(): void {
    if (this.#stopping !== null) return;
    this.#started = true;
    this.#traffic?.start();
  }

  /**
   * Another definition of the same name. State, window and calls under way stay as they are; what has not changed goes on
   * undisturbed. `endpoint` is the one for later calls, null: the same as before.
   * @throws InvalidConfigError, and then nothing has changed
   */
  redefine(definition: BreakerDefinition, endpoint: CallableEndpoint | null): void {
    const before = this.#definition;
    const [config, configBefore] = [breakerConfig(definition), breakerConfig(before)];
    // Whole, since what was left out of the new one goes back to its default.
    if (!isDeepStrictEqual(config, configBefore)) this.breaker.reconfigure(resolvedSettings(config));
    this.#definition = definition;
    if (endpoint !== null) this.#replaceEndpoint(endpoint);
    if (!isDeepStrictEqual(definition.traffic, before.traffic)) this.#replaceTraffic(definition);
  }

  /** No new calls; those under way have `graceMs` to end, then they are cut off. Final. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const { clock, graceMs = GRACE_MS } = this.#deps;
    this.#traffic?.stop();
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimeout(resolve, graceMs);
      void this.#calls.idle().then(cancel).then(resolve);
    });
    // In this order: what is cut off here says nothing about the endpoint and must not move the breaker.
    this.breaker.dispose();
    await Promise.all([this.#endpoint, ...this.#retired].map((endpoint) => endpoint.close()));
  }

  #replaceEndpoint(endpoint: CallableEndpoint): void {
    const old = this.#endpoint;
    this.#endpoint = new EndpointInUse(endpoint);
    this.#retired.add(old);
    old.retire(() => {
      this.#retired.delete(old);
      void old.close();
    });
  }

  #replaceTraffic(definition: BreakerDefinition): void {
    this.#missed += this.#traffic?.missed ?? 0;
    this.#traffic?.stop();
    this.#traffic = this.#trafficOf(definition);
    if (this.#started && this.#stopping === null) this.#traffic?.start();
  }

  #trafficOf({ traffic }: BreakerDefinition): TrafficGenerator | null {
    const { clock, random } = this.#deps;
    return traffic && new TrafficGenerator(traffic, { clock, random, fire: () => this.#fire() });
  }

  #fire(): void {
    const room = this.#calls.room();
    if (room.free) void this.call();
    else if (room.first) this.#deps.notify?.(tooMany(this.name, this.#calls.count));
  }

  #isAnsweredByFallback({ reason, error }: TryExecuteFailure): boolean {
    if (this.#definition.fallback === null) return false;
    return reason !== 'error' || !isNeutral(this.#endpoint.classify(error));
  }
}

/** Every setting with its value, but the functions: those stay as they are. */
function resolvedSettings(config: CircuitBreakerConfig): CircuitBreakerConfig {
  const { classifyError: _error, classifyResult: _result, ...settings } = resolveConfig(config);
  return settings;
}

/** null: there is nothing to restore, or it is damaged, which costs the breaker its past and nobody anything else. */
function restore(
  name: string,
  config: CircuitBreakerConfig,
  { clock, random, kept, notify }: ManagedBreakerDeps,
): CircuitBreaker | null {
  if (kept === undefined) return null;
  const { memento, elapsedMs: elapsedSinceExportMs } = kept;
  try {
    return CircuitBreaker.restore(memento, config, { clock, random, elapsedSinceExportMs });
  } catch (error) {
    // One of the configuration is thrown again when the breaker is made without its past.
    if (!(error instanceof InvalidConfigError)) throw error;
    notify?.({ level: 'warning', text: `${name} begins anew: ${error.message}` });
    return null;
  }
}

const isNeutral = (verdict: ReturnType<CallableEndpoint['classify']>): boolean =>
  verdict === 'ignored' || verdict === 'success';

const tooMany = (name: string, count: number): Notice => ({
  level: 'warning',
  text: `${name}: ${count} calls are waiting for its endpoint; more are left out until some end. A timeout would end them.`,
});
