import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';
import { CONTENT_TYPES, type ExpositionFormat } from '../telemetry/exposition.ts';
import { operation } from './api-operation.ts';
import type { HttpDeps } from './http-deps.ts';

const SCRAPE = operation({
  id: 'metrics',
  tag: 'Operations',
  action: 'read-metrics',
  summary: 'What Prometheus scrapes',
  answers: {
    200: {
      description: 'Every metric, in the format that `Accept` asks for',
      text: {
        'text/plain': 'Prometheus text, version 0.0.4',
        'application/openmetrics-text': 'OpenMetrics 1.0',
      },
    },
  },
});

/** For Prometheus, and whatever else reads its format. */
export const metrics: FastifyPluginAsync<Pick<HttpDeps, 'telemetry'>> = async (app, { telemetry }) => {
  app.get('/metrics', { config: { api: SCRAPE } }, (request, reply) => {
    const format = formatFor(request.headers.accept ?? '');
    return reply
      .header('content-type', CONTENT_TYPES[format])
      .header('cache-control', 'no-store')
      .header('vary', 'accept')
      .send(Readable.from(inTurns(telemetry.pieces(format))));
  });
};

/** A turn of the event loop for each piece: a scrape of a thousand breakers keeps nobody waiting. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}

/** Text for whoever asks for nothing in particular, such as a browser; OpenMetrics where it is named, and not behind text. */
function formatFor(accept: string): ExpositionFormat {
  const wanted = accept.split(',').map(mediaRange);
  const best = (types: readonly string[]): number =>
    Math.max(0, ...wanted.filter(({ type }) => types.includes(type)).map(({ quality }) => quality));
  const open = best(['application/openmetrics-text']);
  return open > 0 && open >= best(['text/plain', 'text/*', '*/*']) ? 'openmetrics' : 'text';
}

function mediaRange(text: string): { readonly type: string; readonly quality: number } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
  return { type, quality: Number.isNaN(quality) ? 0 : quality };
}
