import type { DemoScenario, ScenarioEntry } from '@fuseboard/protocol';
import type { DemoServiceName } from '../demo-service-names.ts';
import { ProblemError } from '../problem-error.ts';
import type { ServerClock } from '../server-clock.ts';
import { type Scenario, type ScenarioStep, servicesOf } from './scenario.ts';

export interface ScenarioRunnerDeps {
  readonly clock: ServerClock;
  readonly turn: (turn: ScenarioStep['turn']) => void;
  readonly emit: (event: Omit<ScenarioEntry, 'seq' | 'at'>) => void;
}

interface Run {
  readonly scenario: Scenario;
  readonly actor: string;
  /** On the monotonic clock. */
  readonly begun: number;
  /** Epoch ms. */
  readonly startedAt: number;
  cancel: () => void;
}

/** Plays scenarios on the clock. Several at once, as long as no two touch the same service. */
export class ScenarioRunner {
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #deps: ScenarioRunnerDeps;
  readonly #runs = new Map<string, Run>();

  constructor(scenarios: readonly Scenario[], deps: ScenarioRunnerDeps) {
    this.#scenarios = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
    this.#deps = deps;
  }

  list(): readonly DemoScenario[] {
    return [...this.#scenarios.values()].map((scenario) => this.#view(scenario));
  }

  /** One that runs begins again; others that touch its services are stopped. @throws ProblemError */
  start(id: string, actor: string): DemoScenario {
    const scenario = this.#find(id);
    this.#makeWayFor(scenario, actor);
    const { clock } = this.#deps;
    const again = this.#runs.has(id);
    if (again) this.#end(id);
    const run = { scenario, actor, begun: clock.now(), startedAt: clock.wall(), cancel: () => undefined };
    this.#runs.set(id, run);
    this.#tell(run, 'started', again ? `${scenario.title}: from the beginning again` : scenario.title);
    this.#playFrom(run, 0);
    return this.#view(scenario);
  }

  /** One that does not run stays as it is. @throws ProblemError */
  stop(id: string, actor: string): DemoScenario {
    const scenario = this.#find(id);
    if (this.#runs.has(id))
      this.#stopRun(scenario, { actor, text: `${scenario.title}: stopped, everything healthy again` });
    return this.#view(scenario);
  }

  /** Without a word to the journal: the server is going down. */
  close(): void {
    for (const id of this.#runs.keys()) this.#end(id); // a map may lose entries while it is walked
  }

  #find(id: string): Scenario {
    const scenario = this.#scenarios.get(id);
    if (scenario !== undefined) return scenario;
    const known = [...this.#scenarios.keys()].join(', ');
    throw new ProblemError('unknown-scenario', `There is no scenario "${id}". There are: ${known}.`);
  }

  #makeWayFor(next: Scenario, actor: string): void {
    const wanted = new Set(servicesOf(next));
    for (const { scenario } of this.#runs.values()) {
      if (scenario.id === next.id || !servicesOf(scenario).some((service) => wanted.has(service))) continue;
      this.#stopRun(scenario, { actor, text: `${scenario.title}: stopped for "${next.title}"` });
    }
  }

  #stopRun(scenario: Scenario, { actor, text }: { actor: string; text: string }): void {
    this.#end(scenario.id);
    this.#deps.emit({
      kind: 'scenario',
      breaker: null,
      scenario: scenario.id,
      event: 'stopped',
      text,
      actor,
    });
  }

  #end(id: string): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    run.cancel();
    this.#runs.delete(id);
    this.#deps.turn(allHealthy(servicesOf(run.scenario)));
  }

  /** Plays what is due, then waits for the next step; a process held up catches up in order. */
  #playFrom(run: Run, first: number): void {
    const { steps, duration } = run.scenario;
    let index = first;
    for (let step = steps[index]; step !== undefined && this.#left(run, step.at) <= 0; step = steps[index]) {
      this.#deps.turn(step.turn);
      this.#tell(run, 'step', step.text);
      index += 1;
    }
    const left = this.#left(run, steps[index]?.at ?? duration);
    if (left > 0) run.cancel = this.#deps.clock.setTimeout(() => this.#playFrom(run, index), left);
    else this.#finish(run);
  }

  #finish(run: Run): void {
    this.#end(run.scenario.id);
    this.#tell(run, 'finished', `${run.scenario.title}: over, everything healthy again`);
  }

  #left(run: Run, at: number): number {
    return run.begun + at - this.#deps.clock.now();
  }

  #tell({ scenario, actor }: Run, event: ScenarioEntry['event'], text: string): void {
    this.#deps.emit({ kind: 'scenario', breaker: null, scenario: scenario.id, event, text, actor });
  }

  #view({ id, title, description, duration, steps }: Scenario): DemoScenario {
    const startedAt = this.#runs.get(id)?.startedAt ?? null;
    return {
      id,
      title,
      description,
      duration,
      steps: steps.map(({ at, text }) => ({ at, text })),
      startedAt,
    };
  }
}

const allHealthy = (services: readonly DemoServiceName[]): ScenarioStep['turn'] =>
  Object.fromEntries(services.map((service) => [service, 'healthy'] as const));
