import { type Acknowledged, faultDialsPatchSchema } from '@fuseboard/protocol';
import {
  demoScenariosSchema,
  demoServicesSchema,
  movedScenarioSchema,
  turnedServiceSchema,
} from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync } from 'fastify';
import type { Demo } from '../demo/demo.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { ProblemError } from '../problem-error.ts';
import { actorOf } from './identity-of.ts';
import { operation } from './api-operation.ts';
import type { Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

const SERVICES = operation({
  id: 'listDemoServices',
  tag: 'Demo',
  action: 'read-board',
  summary: 'The demo services and their fault dials',
  answers: { 200: { description: 'The services', json: demoServicesSchema } },
  problems: ['demo-off'],
});

const TURN = operation({
  id: 'turnDials',
  tag: 'Demo',
  action: 'drive-demo',
  summary: 'Turn some fault dials of a demo service',
  params: { name: 'The name of a demo service' },
  body: faultDialsPatchSchema,
  answers: { 200: { description: 'The service with its dials turned', json: turnedServiceSchema } },
  problems: ['demo-off', 'unknown-service'],
});

const SCENARIOS = operation({
  id: 'listDemoScenarios',
  tag: 'Demo',
  action: 'read-board',
  summary: 'The scripted outages',
  answers: { 200: { description: 'The scenarios', json: demoScenariosSchema } },
  problems: ['demo-off'],
});

const START = operation({
  id: 'startScenario',
  tag: 'Demo',
  action: 'drive-demo',
  summary: 'Start a scripted outage',
  params: { id: 'The id of a scenario' },
  answers: { 200: { description: 'The scenario, running', json: movedScenarioSchema } },
  problems: ['demo-off', 'unknown-scenario'],
});

const STOP = operation({
  id: 'stopScenario',
  tag: 'Demo',
  action: 'drive-demo',
  summary: 'Stop a scripted outage, and turn its dials back',
  params: { id: 'The id of a scenario' },
  answers: { 200: { description: 'The scenario, stopped', json: movedScenarioSchema } },
  problems: ['demo-off', 'unknown-scenario'],
});

interface Scenario {
  Params: { id: string };
}

/** The dials and the scripted outages of the demo services. */
export const demoRoutes: FastifyPluginAsync<HttpDeps> = async (app, { demo, hub }) => {
  const acknowledged = <Value extends object>(value: Value): Acknowledged<Value> => ({
    ...value,
    durable: hub.commit(),
  });
  app.get('/demo/services', { config: { api: SERVICES } }, () => ({
    services: running(demo).state().services,
  }));
  app.patch<Named>('/demo/services/:name', { config: { api: TURN } }, (request) =>
    acknowledged(
      running(demo).turn(request.params.name, parseRequest(TURN.body, request.body), actorOf(request).name),
    ),
  );
  app.get('/demo/scenarios', { config: { api: SCENARIOS } }, () => ({
    scenarios: running(demo).state().scenarios,
  }));
  app.post<Scenario>('/demo/scenarios/:id/start', { config: { api: START } }, (request) =>
    acknowledged(running(demo).startScenario(request.params.id, actorOf(request).name)),
  );
  app.post<Scenario>('/demo/scenarios/:id/stop', { config: { api: STOP } }, (request) =>
    acknowledged(running(demo).stopScenario(request.params.id, actorOf(request).name)),
  );
};

function running(demo: Demo | null): Demo {
  if (demo) return demo;
  throw new ProblemError('demo-off', 'This server was started without the demo; start it without --no-demo.');
}
