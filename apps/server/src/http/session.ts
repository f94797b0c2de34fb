import { sessionSchema, signedOutSchema } from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { sessionView } from '../operators/session-view.ts';
import { ProblemError } from '../problem-error.ts';
import { operation } from './api-operation.ts';
import type { HttpDeps } from './http-deps.ts';
import { addressOf, identityOf } from './identity-of.ts';
import { signInSchema } from './sign-in-schema.ts';

const SIGN_IN = operation({
  id: 'signIn',
  tag: 'Access',
  action: 'anyone',
  summary: 'Sign a browser in',
  description:
    'Sets a cookie that scripts cannot read and other sites cannot send. It holds for 12 hours, for a viewer for 30 days, however much it is used, ' +
    'and no longer than the token and the server’s run. Programs send the token as `Authorization: Bearer` instead.',
  body: signInSchema,
  answers: { 200: { description: 'Signed in', json: sessionSchema } },
  problems: ['sign-in-off', 'wrong-token', 'too-many-tries'],
});

const WHO = operation({
  id: 'showSession',
  tag: 'Access',
  action: 'read-board',
  summary: 'Who one is here, and what role one has',
  answers: { 200: { description: 'By session, by token, or `local`', json: sessionSchema } },
});

const SIGN_OUT = operation({
  id: 'signOut',
  tag: 'Access',
  action: 'anyone',
  summary: 'End the session of this browser, and its connections at once',
  answers: { 200: { description: 'Nobody is signed in by that cookie any more', json: signedOutSchema } },
});

/** How browsers come in and out. */
export const sessionRoutes: FastifyPluginAsync<HttpDeps> = async (app, { access }) => {
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  app.post('/session', { config: { api: SIGN_IN } }, (request, reply) => {
    const { identity, cookie } = access.signIn(tokenIn(request), addressOf(request));
    request.log.info({ name: identity.actor.name, role: identity.actor.role }, 'signed in');
    void reply.header('set-cookie', cookie);
    return sessionView(identity, access);
  });
  app.get('/session', { config: { api: WHO } }, (request) => sessionView(identityOf(request), access));
  app.delete('/session', { config: { api: SIGN_OUT } }, (request, reply) => {
    void reply.header('set-cookie', access.signOut(request.headers));
    return { signedOut: true };
  });
};

/** Not in the words of the schema, which could repeat a token that was put in the wrong place. */
function tokenIn({ body }: FastifyRequest): string {
  const parsed = signInSchema.safeParse(body);
  if (parsed.success) return parsed.data.token;
  const message = 'must be a text of 1 to 512 characters, and the only thing in the body';
  throw new ProblemError('invalid-request', `token: ${message}.`, [{ path: 'token', message }]);
}
