import { expect, test } from './support/fixtures.ts';
import { breakerOn, expectConnection, expectState, recordTexts } from './support/page-objects.ts';

test('an outage of payments opens its breaker, says why, probes, and closes when it is over', async ({
  fuseboard,
  page,
}) => {
  await page.goto(`${fuseboard.url}/b/payments`);
  await expectConnection(page, 'live');
  await expectState(page, 'payments', 'closed');
  const next = page.getByRole('region', { name: 'What comes next' });
  await expect(page.getByRole('region', { name: 'Why it is not open' })).toContainText(
    /\d+ of 20 calls: no verdict yet|Failure rate [\d.]+ % of 50 %/,
  );
  await expect(next).toContainText(/Opens after at least \d+ more failures? in a row/);
  expect((await fuseboard.breaker('payments')).explanation).toMatchObject({
    state: 'closed',
    next: [
      { to: 'open', on: 'failures' },
      { to: 'open', on: 'slow-calls' },
    ],
  });

  const waiting = await recordTexts(page, 'payments', /half-open with the first call from then on/);
  await fuseboard.send('PATCH', '/demo/services/payments', { errorRate: 100 });
  await expectState(page, 'payments', 'open');
  await expect.poll(waiting).toEqual(['half-open with the first call from then on']);
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expectState(page, 'payments', 'open');
  await expect(breakerOn(page, 'payments')).toContainText(/Failure rate \d+ % reached 50 %/);
  await expect(breakerOn(page, 'payments')).toContainText('HTTP 500');
  expect((await fuseboard.breaker('payments')).cause).toMatchObject({ type: 'failure-rate', threshold: 50 });

  await breakerOn(page, 'payments').getByRole('link', { name: 'payments' }).click();
  await expect(page).toHaveURL(/\/b\/payments/);
  await expectState(page, 'payments', 'open');
  const probing = await recordTexts(page, 'payments', /probing \d of 5/i);
  await fuseboard.send('PATCH', '/demo/services/payments', { errorRate: 0 });
  await expectState(page, 'payments', 'closed');
  expect(await probing()).toContain('Probing 0 of 5');
  expect((await fuseboard.breaker('payments')).cause).toMatchObject({
    type: 'probes-succeeded',
    permitted: 5,
  });

  const moves = (await fuseboard.journal('&breaker=payments&kind=transition')).flatMap((entry) =>
    entry.kind === 'transition' ? [`${entry.from} > ${entry.to}`] : [],
  );
  expect(moves.at(0)).toBe('closed > open');
  expect(moves.slice(-2)).toEqual(['open > half-open', 'half-open > closed']);
});
