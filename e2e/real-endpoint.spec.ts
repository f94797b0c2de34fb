import { expect, test } from '@playwright/test';
import { Fuseboard } from './support/fuseboard.ts';
import { breakerOn, expectState, recordTexts } from './support/page-objects.ts';
import { Upstream } from './support/upstream.ts';

const faults = [
  {
    fault: 'stopped',
    begin: (up: Upstream) => up.end(),
    end: (up: Upstream) => up.run('ok'),
    words: /ECONNREFUSED|refused/i,
  },
  {
    fault: 'frozen',
    begin: async (up: Upstream) => up.freeze(),
    end: async (up: Upstream) => up.thaw(),
    words: /timed? ?out|timeout/i,
  },
  {
    fault: 'answering 503',
    begin: (up: Upstream) => up.run('unavailable'),
    end: (up: Upstream) => up.run('ok'),
    words: /HTTP 503/,
  },
  {
    fault: 'answering garbage',
    begin: (up: Upstream) => up.run('garbage'),
    end: (up: Upstream) => up.run('ok'),
    words: /not HTTP|HPE_/,
  },
];

for (const { fault, begin, end, words } of faults) {
  test(`a real service ${fault} trips its breaker, is named on the page, and recovers`, async ({ page }) => {
    const upstream = await Upstream.start();
    const fuseboard = await Fuseboard.startWith({
      breakers: [
        {
          name: 'ledger',
          endpoint: { type: 'http', url: upstream.url, timeout: '300ms' },
          traffic: { rate: 20 },
          breaker: {
            slidingWindow: { type: 'count-based', size: 20 },
            minimumNumberOfCalls: 10,
            waitDurationInOpenState: '1s',
            permittedNumberOfCallsInHalfOpenState: 2,
          },
        },
      ],
    });
    await page.goto(`${fuseboard.url}/b/ledger`);
    await expectState(page, 'ledger', 'closed');
    await expect
      .poll(async () => (await fuseboard.breaker('ledger')).calls.buffered)
      .toBeGreaterThanOrEqual(10);

    await begin(upstream);
    await expect
      .poll(async () => (await fuseboard.journal('&kind=transition')).length, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await expect(breakerOn(page, 'ledger')).toContainText(words);

    await end(upstream);
    await expectState(page, 'ledger', 'closed');
    await fuseboard.end();
    await upstream.end();
  });
}

test('Retry-After decides how long a breaker stays open', async () => {
  const upstream = await Upstream.start();
  await upstream.run('unavailable');
  const fuseboard = await Fuseboard.startWith({
    breakers: [
      {
        name: 'ledger',
        endpoint: { type: 'http', url: upstream.url },
        traffic: { rate: 20 },
        breaker: { minimumNumberOfCalls: 5, waitDurationInOpenState: '1h' },
      },
    ],
  });
  await expect.poll(async () => (await fuseboard.breaker('ledger')).state).toBe('open');
  const { retryAt, since } = await fuseboard.breaker('ledger');
  expect((retryAt ?? 0) - since).toBeGreaterThanOrEqual(1_900);
  expect((retryAt ?? 0) - since).toBeLessThanOrEqual(2_100);
  await fuseboard.end();
  await upstream.end();
});

test('the ladder of probes counts each one', async ({ page }) => {
  const upstream = await Upstream.start();
  const fuseboard = await Fuseboard.startWith({
    breakers: [
      {
        name: 'ledger',
        endpoint: { type: 'http', url: upstream.url },
        traffic: { rate: 1 },
        // one failed probe of 5 would already be a failure, so the verdict needs them all
        breaker: { failureRateThreshold: 20, waitDurationInOpenState: '2s', minimumNumberOfCalls: 5 },
      },
    ],
  });
  await page.goto(`${fuseboard.url}/b/ledger`);
  await expectState(page, 'ledger', 'closed');
  await fuseboard.send('POST', '/breakers/ledger/commands', { command: 'trip', reason: 'to see it probe' });
  const probing = await recordTexts(page, 'ledger', /probing \d of 5/i);
  await expectState(page, 'ledger', 'open');
  await expectState(page, 'ledger', 'closed');
  expect(await probing()).toEqual(['0', '1', '2', '3', '4'].map((done) => `Probing ${done} of 5`));
  await fuseboard.end();
  await upstream.end();
});
