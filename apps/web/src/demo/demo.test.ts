import type { DemoScenario, DemoService, FaultDials } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { DialDesk, NO_DRAFT, shownDials } from './dial-desk.ts';
import { DIALS, fromSlider, readDial } from './dial-specs.ts';
import { PRESETS, sameDials } from './presets.ts';
import { scenarioProgress } from './scenario-progress.ts';

const HEALTHY: FaultDials = {
  errorRate: 0,
  latencyMs: 0,
  jitterMs: 5,
  hangRate: 0,
  resetRate: 0,
  capacity: null,
};
const service = (dials: FaultDials): DemoService => ({
  name: 'payments',
  description: '',
  url: 'http://127.0.0.1:1',
  dials,
  healthy: HEALTHY,
  served: 0,
  inFlight: 0,
  breakers: ['payments'],
});

function setUp() {
  const sent: Partial<FaultDials>[] = [];
  const arrived: DemoService[] = [];
  const answers: { resolve: (service: DemoService) => void; reject: (error: Error) => void }[] = [];
  const desk = new DialDesk({
    send: (_, patch) => {
      sent.push(patch);
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
    arrived: (value) => arrived.push(value),
    words: String,
  });
  const draft = () => desk.store.getState().get('payments') ?? NO_DRAFT;
  /** Lets the desk hear an answer that has just been given. */
  const heard = () => new Promise((resolve) => setImmediate(resolve));
  return { desk, sent, arrived, answers, draft, heard };
}

describe('turning dials', () => {
  it('shows a dial under the finger and sends nothing', () => {
    const at = setUp();
    at.desk.hold('payments', { errorRate: 40 });
    expect(at.sent).toEqual([]);
    expect(shownDials(HEALTHY, at.draft()).errorRate).toBe(40);
  });

  it('has one request under way and sends only the latest of what is turned meanwhile', async () => {
    const at = setUp();
    for (const errorRate of [10, 20, 30, 40]) at.desk.turn('payments', { errorRate });
    at.desk.turn('payments', { latencyMs: 800 });
    expect(at.sent).toEqual([{ errorRate: 10 }]);
    at.answers[0]?.resolve(service({ ...HEALTHY, errorRate: 10 }));
    await at.heard();
    expect(at.sent).toEqual([{ errorRate: 10 }, { errorRate: 40, latencyMs: 800 }]);
    expect(shownDials(HEALTHY, at.draft())).toMatchObject({ errorRate: 40, latencyMs: 800 });
    at.answers[1]?.resolve(service({ ...HEALTHY, errorRate: 40, latencyMs: 800 }));
    await at.heard();
    expect(at.draft()).toEqual(NO_DRAFT);
    expect(at.arrived.at(-1)?.dials.errorRate).toBe(40);
  });

  it('goes back to the server’s value and says why when it is refused', async () => {
    const at = setUp();
    at.desk.hold('payments', { errorRate: 40 });
    at.desk.turn('payments', { errorRate: 40 });
    at.answers[0]?.reject(new Error('no'));
    await at.heard();
    expect(shownDials(HEALTHY, at.draft())).toEqual(HEALTHY);
    expect(at.draft().error).toBe('Error: no');
  });
});

describe('dials', () => {
  it('read what is typed within their limits', () => {
    const errors = DIALS[0];
    if (errors === undefined) throw new Error('no dials');
    expect(['40', ' 7,56 ', '-3', '900', '', 'x'].map((text) => readDial(text, errors))).toEqual([
      40,
      7.6,
      0,
      100,
      null,
      null,
    ]);
  });

  it('have no limit at the right end of the capacity only', () => {
    const ends = DIALS.map((spec) => fromSlider(spec.max, spec));
    expect(ends).toEqual([100, 3_000, 1_000, 100, 100, null]);
  });

  it('have presets that start from the healthy service, so that no two faults pile up', () => {
    const [healthy, failing, slow, hanging] = PRESETS.map((preset) => preset.dials(HEALTHY));
    expect(healthy).toEqual(HEALTHY);
    expect(failing).toEqual({ ...HEALTHY, errorRate: 100 });
    expect(slow).toEqual({ ...HEALTHY, latencyMs: 800 });
    expect(hanging).toEqual({ ...HEALTHY, hangRate: 100 });
    expect(sameDials(HEALTHY, { ...HEALTHY, capacity: 0 })).toBe(false);
  });
});

describe('the progress of a scenario', () => {
  const scenario: DemoScenario = {
    id: 'outage',
    title: 'Outage',
    description: '',
    duration: 60_000,
    steps: [
      { at: 0, text: 'down' },
      { at: 40_000, text: 'up' },
    ],
    startedAt: NOON,
  };

  it('marks the step in force and counts down to the next', () => {
    expect(scenarioProgress(scenario, NOON + 15_000)).toEqual({
      elapsed: 15_000,
      share: 0.25,
      step: 0,
      nextIn: 25_000,
    });
    expect(scenarioProgress(scenario, NOON + 40_000)).toMatchObject({ step: 1, nextIn: null });
  });

  it('is held within the script, whatever the clocks say', () => {
    expect(scenarioProgress(scenario, NOON - 500)).toMatchObject({ elapsed: 0, step: 0 });
    expect(scenarioProgress(scenario, NOON + 99_000)).toMatchObject({ share: 1 });
    expect(scenarioProgress({ ...scenario, startedAt: null }, NOON)).toBeNull();
  });
});
