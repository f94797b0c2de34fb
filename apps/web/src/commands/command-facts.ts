import type { BreakerCommand } from '@fuseboard/protocol';

export interface CommandFacts {
  /** The control's name, everywhere. */
  readonly label: string;
  /** What it does, for the dialog; `{name}` is not needed, the dialog's title says it. */
  readonly effect: string;
  /** What was done, after "payments: ". */
  readonly done: string;
  /** Stays in force until reset, replaced or expired. */
  readonly override: boolean;
  /** Stops calls that would have passed, or lets through calls that nothing guards. */
  readonly grave: boolean;
}

export const COMMAND_FACTS = {
  'force-open': {
    label: 'Force open',
    effect: 'Refuses every call until you reset it or the override expires. It then probes before it trusts.',
    done: 'forced open',
    override: true,
    grave: true,
  },
  reset: {
    label: 'Reset',
    effect:
      'Closes it with an empty window: every call passes again, and nothing it counted before is held against it.',
    done: 'reset to closed',
    override: false,
    grave: false,
  },
  disable: {
    label: 'Disable',
    effect:
      'Lets every call pass, whatever happens to it. Nothing is counted and nothing trips until you reset it or it expires.',
    done: 'disabled',
    override: true,
    grave: true,
  },
  'metrics-only': {
    label: 'Metrics only',
    effect:
      'Lets every call pass and goes on counting, but never trips until you reset it or it expires. It says when it would have.',
    done: 'set to metrics only',
    override: true,
    grave: true,
  },
  trip: {
    label: 'Trip',
    effect:
      'Opens it now, as if a threshold had been reached. It recovers by itself: after its wait it probes.',
    done: 'tripped',
    override: false,
    grave: true,
  },
  probe: {
    label: 'Probe',
    effect: 'Ends the wait now: the next calls are let through as probes, and their outcome decides.',
    done: 'probing',
    override: false,
    grave: false,
  },
} as const satisfies Record<BreakerCommand, CommandFacts>;

/** In the order of the controls: what an outage asks for first. */
export const CONTROL_ORDER = [
  'force-open',
  'reset',
  'disable',
  'metrics-only',
  'trip',
  'probe',
] as const satisfies readonly BreakerCommand[];
