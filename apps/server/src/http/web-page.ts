import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem-error.ts';
import type { HttpDeps } from './http-deps.ts';

const INDEX = 'index.html';
/** The build puts a hash of its content into the name of everything in here. */
const HASHED = '/assets/';
const FOREVER = 'public, max-age=31536000, immutable';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Fuseboard: the page is not built</title></head>
<body>
<h1>The dashboard is not built yet</h1>
<p>The server runs and its API answers at <a href="/api/v1/breakers">/api/v1/breakers</a>.</p>
<p>To build the page and start the server, stop this one and run <code>npm start</code> in the project's folder.</p>
</body>
</html>
`;

/** The built dashboard; every other page address is one of its own, and gets its index. */
export async function webPage(app: FastifyInstance, { webRoot }: HttpDeps): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    index: INDEX,
    dotfiles: 'ignore',
    cacheControl: false,
    suppressWarning: true,
    setHeaders: (response, path) => {
      void response.header('cache-control', path.includes(HASHED) ? FOREVER : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) throw nothingHere(request);
    return existsSync(join(webRoot, INDEX)) ? reply.sendFile(INDEX) : notBuilt(reply);
  });
}

const NO_PAGES = /^\/(api|socket\.io|gateway|healthz|readyz|metrics)(\/|$|\?)/;

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  const html = url === '/' || (headers.accept ?? '').includes('text/html');
  return reads && html && !NO_PAGES.test(url);
}

function nothingHere({ method, url }: FastifyRequest): ProblemError {
  return new ProblemError(
    'unknown-route',
    `There is nothing at ${method} ${url.slice(0, 200)}; the API begins at /api/v1/breakers.`,
  );
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(NOT_BUILT);
}
