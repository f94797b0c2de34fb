import type { FaultDials } from '@fuseboard/protocol';
import type { DemoServiceName } from '../demo-service-names.ts';

/** What one step turns, by service; `healthy` puts every dial of a service back. */
type StepDials = Readonly<Partial<Record<DemoServiceName, Partial<FaultDials> | 'healthy'>>>;

export interface ScenarioStep {
  /** ms after the start. */
  readonly at: number;
  /** For the journal. */
  readonly text: string;
  readonly turn: StepDials;
}

/** A scripted outage. When it ends, every service it touched is healthy. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** ms from start to end. */
  readonly duration: number;
  /** In the order of their times. */
  readonly steps: readonly ScenarioStep[];
}

/** Every service a scenario turns a dial of. */
export function servicesOf({ steps }: Scenario): readonly DemoServiceName[] {
  const names = steps.flatMap(({ turn }) => Object.keys(turn) as DemoServiceName[]); // the record has no other keys
  return [...new Set(names)];
}
