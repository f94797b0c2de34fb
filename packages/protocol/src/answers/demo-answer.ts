import { z } from 'zod';
import { type DemoScenario, type DemoService, type DemoState, faultDialsSchema } from '../demo.ts';
import type { Acknowledged } from '../operator-command.ts';
import { answerOf } from './answer-of.ts';
import { count, epochMs, ms } from './cause-answer.ts';
import { durable } from './durable.ts';

export const demoServiceSchema = answerOf<DemoService>()(
  z.object({
    name: z.string(),
    description: z.string(),
    url: z.string(),
    dials: faultDialsSchema,
    healthy: faultDialsSchema.describe('Its dials when nothing is wrong'),
    served: count,
    inFlight: count,
    breakers: z.array(z.string()).describe('Those that call it'),
  }),
);

export const demoScenarioSchema = answerOf<DemoScenario>()(
  z.object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    duration: ms,
    steps: z.array(z.object({ at: ms.describe('ms after the start'), text: z.string() })),
    startedAt: epochMs.nullable().describe('Epoch ms; null: not running'),
  }),
);

export const demoServicesSchema = answerOf<Pick<DemoState, 'services'>>()(
  z.object({ services: z.array(demoServiceSchema) }),
);

export const demoScenariosSchema = answerOf<Pick<DemoState, 'scenarios'>>()(
  z.object({ scenarios: z.array(demoScenarioSchema) }),
);

export const turnedServiceSchema = answerOf<Acknowledged<DemoService>>()(
  demoServiceSchema.extend({ durable }),
);
export const movedScenarioSchema = answerOf<Acknowledged<DemoScenario>>()(
  demoScenarioSchema.extend({ durable }),
);
