import type { Dependency, Scenario } from '@fuseboard/simulator';
import { latency, plural } from '../format/quantity.ts';
import { settingDuration } from '../format/setting-duration.ts';

/** What all lanes meet alike, in words: who asks, how long they wait, and what is called. */
export function scenarioFacts({ workload, dependencies, routedByKey }: Scenario): readonly string[] {
  const { patienceMs, keys } = workload;
  return [
    arrivalsWords(workload.arrivals),
    patienceMs === null ? 'callers wait for ever' : `callers leave after ${settingDuration(patienceMs)}`,
    ...(keys === undefined
      ? []
      : [
          `${plural(keys.weights.length, keys.name)}${routedByKey === true ? ', each asked for by its own calls' : ''}`,
        ]),
    ...alike(dependencies.map(dependencyWords)),
  ];
}

function arrivalsWords(arrivals: Scenario['workload']['arrivals']): string {
  switch (arrivals.type) {
    case 'constant':
      return `${arrivals.perSecond} calls a second, evenly${stepsWords(arrivals.steps)}`;
    case 'poisson':
      return `${arrivals.perSecond} calls a second, by chance${stepsWords(arrivals.steps)}`;
    case 'bursts':
      return `${arrivals.size} calls at once, every ${settingDuration(arrivals.everyMs)}`;
    case 'at':
      return `${arrivals.times.length} calls at set times`;
    case 'users':
      return `${arrivals.users} users, each asking again ${settingDuration(arrivals.thinkMs)} after its answer`;
    default:
      return arrivals satisfies never;
  }
}

const stepsWords = (steps: readonly { readonly atMs: number; readonly perSecond: number }[] = []): string =>
  steps.map(({ atMs, perSecond }) => `, from ${settingDuration(atMs)} on ${perSecond}`).join('');

function dependencyWords({
  name,
  latency: takes,
  slots,
  queue,
  perSecond,
  collapse,
  script,
}: Dependency): string {
  const time =
    typeof takes === 'number'
      ? latency(takes)
      : `half within ${latency(takes.p50)}, 99 of 100 within ${latency(takes.p99)}`;
  const limits = [
    ...(slots === undefined ? [] : [`${slots} at once`]),
    ...(queue === undefined ? [] : [`${queue} may wait`]),
    ...(perSecond === undefined ? [] : [`at most ${perSecond} a second`]),
    ...(collapse === undefined
      ? []
      : [`falls over for ${settingDuration(collapse.downMs)} with more than ${collapse.inFlight} at once`]),
    ...(script === undefined ? [] : [`its fates are written out: ${script.outcomes}`]),
  ];
  return `${name}: ${[time, ...limits].join(', ')}`;
}

/** Shards are all the same but for their names. */
function alike(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  const rest = (text: string) => text.slice(text.indexOf(':'));
  return words.length > 2 && words.every((text) => rest(text) === rest(first))
    ? [`${words.length} dependencies${rest(first)}`]
    : words;
}
