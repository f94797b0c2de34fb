import { afterEach, expect, it } from 'vitest';
import { charge, payments } from '../../recipes/start.ts';
import { serve } from './loopback.ts';

afterEach(() => payments.reset());

it('gives the answer of an endpoint that is well', async () => {
  const url = await serve((request, response) => void request.pipe(response));
  expect(await charge(url, 'order 7')).toBe('order 7');
});

it('opens when the endpoint fails, and calls it no more', async () => {
  let requests = 0;
  const url = await serve((_request, response) => {
    requests += 1;
    response.writeHead(500).end();
  });
  for (let call = 0; call < 20; call += 1) {
    await expect(charge(url, 'order 7')).rejects.toThrow('payments answered 500');
  }
  expect(payments.state).toBe('open');
  expect(await charge(url, 'order 7')).toMatch(/^not called; try again in \d+(\.\d+)? ms$/);
  expect(requests).toBe(20);
});
