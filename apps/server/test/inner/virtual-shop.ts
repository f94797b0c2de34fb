import type { TransitionEvent } from '@fuseboard/breaker';
import type { FaultDials } from '@fuseboard/protocol';
import { BreakerRegistry } from '../../src/breakers/breaker-registry.ts';
import { Demo } from '../../src/demo/demo.ts';
import { drawFate, drawLatency } from '../../src/demo/fate.ts';
import { SHOP } from '../../src/demo/shop.ts';
import type { DemoServiceName } from '../../src/demo-service-names.ts';
import type { CallableEndpoint } from '../../src/endpoints/endpoint.ts';
import { EndpointError } from '../../src/endpoints/endpoint-error.ts';
import { classifyHttpError, HttpStatusError } from '../../src/endpoints/http-status-error.ts';
import { ManualServerClock } from '../support/manual-server-clock.ts';
import { seededRandom } from './seeded-random.ts';

const STEP_MS = 10;

export interface Move {
  readonly breaker: string;
  readonly event: TransitionEvent;
}

/** More turns than the longest chain of promises of a call; waiting for the host's loop instead would take ten times as long. */
const TURNS = 12;

async function settled(): Promise<void> {
  for (let count = 0; count < TURNS; count += 1) await Promise.resolve();
}

/** The demo with its breakers and scenarios on a virtual clock: the services as their dials say, without the network. */
export class VirtualShop {
  readonly clock = new ManualServerClock();
  readonly demo: Demo;
  readonly registry: BreakerRegistry;
  readonly moves: Move[] = [];

  constructor(seed: number) {
    const random = seededRandom(seed);
    this.demo = new Demo({ clock: this.clock, random });
    this.registry = new BreakerRegistry(this.demo.definitions, {
      clock: this.clock,
      random,
      endpoints: (endpoint) => {
        if (endpoint.type !== 'demo') throw new Error('the demo calls its own services only');
        return this.#endpoint(endpoint.service as DemoServiceName, random); // the registry checked nothing, the shop's types did
      },
    });
    for (const { name, breaker } of this.registry.all) {
      breaker.subscribe(
        (event) => {
          if (event.type === 'transition') this.moves.push({ breaker: name, event });
        },
        ['transition'],
      );
    }
    this.registry.start();
  }

  async run(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      this.clock.advance(STEP_MS);
      await settled();
    }
  }

  /** `payments: closed → open (failure-rate)` and so on, without the time between. */
  story(breaker: string): string[] {
    return this.moves
      .filter((move) => move.breaker === breaker)
      .map(({ event: { from, to, cause } }) => `${from} → ${to} (${cause.type})`);
  }

  #endpoint(service: DemoServiceName, random: () => number): CallableEndpoint {
    let inFlight = 0;
    const serve = (signal: AbortSignal): Promise<void> => {
      const dials = dialsOf(this.demo, service);
      if (dials.capacity !== null && inFlight >= dials.capacity) {
        return Promise.reject(new HttpStatusError(503, 'failure', 1_000));
      }
      inFlight += 1;
      return new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        const fate = drawFate(dials, random);
        if (fate === 'hang') return;
        this.clock.setTimeout(
          () => {
            if (fate === 'answer') resolve();
            else
              reject(
                fate === 'error'
                  ? new HttpStatusError(500, 'failure')
                  : new EndpointError('ECONNRESET', 'reset'),
              );
          },
          drawLatency(SHOP[service].ownLatencyMs, dials, random),
        );
      }).finally(() => (inFlight -= 1));
    };
    return {
      call: serve,
      classify: classifyHttpError,
      describe: () => service,
      close: async () => undefined,
    };
  }
}

function dialsOf(demo: Demo, service: DemoServiceName): FaultDials {
  const found = demo.state().services.find(({ name }) => name === service);
  if (found === undefined) throw new Error(`no service ${service}`);
  return found.dials;
}
