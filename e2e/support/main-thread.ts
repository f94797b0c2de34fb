import type { CDPSession } from '@playwright/test';

/** How much of the page's main thread something took, ms of CPU a second: other processes of the machine do not show in it. */
export interface Busy {
  readonly all: number;
  readonly script: number;
  /** Recalculating style and layout. */
  readonly layout: number;
}

interface Reading {
  readonly at: number;
  readonly all: number;
  readonly script: number;
  readonly layout: number;
}

/** Once, before the page is opened. */
export const countMainThread = (session: CDPSession): Promise<unknown> =>
  session.send('Performance.enable', { timeDomain: 'threadTicks' });

export async function mainThread(session: CDPSession, during: () => Promise<unknown>): Promise<Busy> {
  const before = await reading(session);
  await during();
  const after = await reading(session);
  const seconds = (after.at - before.at) / 1_000;
  const perSecond = (read: (of: Reading) => number) => ((read(after) - read(before)) * 1_000) / seconds;
  return {
    all: perSecond((of) => of.all),
    script: perSecond((of) => of.script),
    layout: perSecond((of) => of.layout),
  };
}

async function reading(session: CDPSession): Promise<Reading> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    at: performance.now(),
    all: seconds('TaskDuration'),
    script: seconds('ScriptDuration'),
    layout: seconds('LayoutDuration') + seconds('RecalcStyleDuration'),
  };
}
