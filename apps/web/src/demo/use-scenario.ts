import type { DemoScenario } from '@fuseboard/protocol';
import { useState } from 'react';
import { rest } from '../live/rest.ts';
import { problemOf } from '../live/use-rest.ts';

export interface ScenarioControl {
  readonly act: (verb: 'start' | 'stop') => void;
  /** Asked, and not yet answered. */
  readonly asked: boolean;
  readonly error: string | null;
}

/** Starts and stops a scenario; that it runs is told by the server's own event. */
export function useScenario({ id }: DemoScenario): ScenarioControl {
  const [error, setError] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const send = async (verb: 'start' | 'stop') => {
    setAsked(true);
    setError(null);
    try {
      await rest(`/demo/scenarios/${encodeURIComponent(id)}/${verb}`, { method: 'POST' });
    } catch (thrown) {
      setError(problemOf(thrown).detail);
    }
    setAsked(false);
  };
  const act = (verb: 'start' | 'stop') => {
    if (!asked) void send(verb);
  };
  return { act, asked, error };
}
