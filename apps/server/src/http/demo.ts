import { type Acknowledged, faultDialsPatchSchema } from '@fuseboard/protocol';
import type { FastifyPluginAsync } from 'fastify';
import type { Demo } from '../demo/demo.ts';
import { LOCAL_ACTOR } from '../operators/actor.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { ProblemError } from '../problem-error.ts';
import type { Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

interface Scenario {
  Params: { id: string };
}

/** The dials and the scripted outages of the demo services. */
export const demoRoutes: FastifyPluginAsync<HttpDeps> = async (app, { demo, hub }) => {
  const acknowledged = <Value extends object>(value: Value): Acknowledged<Value> => ({
    ...value,
    durable: hub.commit(),
  });
  app.get('/demo/services', () => ({ services: running(demo).state().services }));
  app.patch<Named>('/demo/services/:name', (request) =>
    acknowledged(
      running(demo).turn(request.params.name, parseRequest(faultDialsPatchSchema, request.body), LOCAL_ACTOR),
    ),
  );
  app.get('/demo/scenarios', () => ({ scenarios: running(demo).state().scenarios }));
  app.post<Scenario>('/demo/scenarios/:id/start', (request) =>
    acknowledged(running(demo).startScenario(request.params.id, LOCAL_ACTOR)),
  );
  app.post<Scenario>('/demo/scenarios/:id/stop', (request) =>
    acknowledged(running(demo).stopScenario(request.params.id, LOCAL_ACTOR)),
  );
};

function running(demo: Demo | null): Demo {
  if (demo) return demo;
  throw new ProblemError('demo-off', 'This server was started without the demo; start it without --no-demo.');
}
