import { expect, it } from 'vitest';
import { find, search } from '../../recipes/adaptive-throttle.ts';
import { breaker, pay, throttle } from '../../recipes/throttle-and-breaker.ts';
import { users } from '../../recipes/throttle-classified.ts';
import { rejection, serve } from './loopback.ts';

it('an overloaded endpoint is asked less', async () => {
  let requests = 0;
  const url = await serve((_request, response) => {
    requests += 1;
    response.writeHead(503).end('busy');
  });
  const answers = new Set<string>();
  for (let call = 0; call < 100; call += 1) answers.add(await find(url));
  expect(answers).toContain('busy');
  expect(answers).toContain('not called; 99 % are refused at present');
  expect(search.snapshot().rejected).toBe(100 - requests);
});

it('an error that is an ordinary answer was accepted', async () => {
  const fail = (message: string) => () => Promise.reject(new Error(message));
  for (let call = 0; call < 20; call += 1) await users.tryExecute(fail('no such user'));
  expect(users.snapshot()).toMatchObject({ requests: 20, accepts: 20, rejectionProbability: 0 });
  await users.tryExecute(fail('down'));
  expect(users.snapshot()).toMatchObject({ requests: 21, accepts: 20 });
});

it('what the breaker refuses was not asked of the endpoint', async () => {
  const url = await serve((request, response) => void response.end(request.method));
  expect(await (await pay(url)).text()).toBe('POST');
  breaker.trip();
  expect(await rejection(pay(url))).toMatchObject({ code: 'ECIRCUITOPEN' });
  expect(throttle.snapshot()).toMatchObject({ requests: 1, accepts: 1 });
});
