import { breakerOn, expectConnection, expectState } from './support/page-objects.ts';
import { expect, test } from './support/fixtures.ts';

test('an outage of payments opens its breaker, says why, probes, and closes when it is over', async ({
  fuseboard,
  page,
}) => {
  await page.goto(fuseboard.url);
  await expectConnection(page, 'live');
  await expectState(page, 'payments', 'closed');

  await fuseboard.send('PATCH', '/demo/services/payments', { errorRate: 100 });
  await expectState(page, 'payments', 'open');
  await expect(breakerOn(page, 'payments')).toContainText(/failure rate/i);
  await expect(breakerOn(page, 'payments')).toContainText(/50\s?%/);
  const opened = await fuseboard.breaker('payments');
  expect(opened.cause).toMatchObject({ type: 'failure-rate', threshold: 50 });

  await fuseboard.send('PATCH', '/demo/services/payments', { errorRate: 0 });
  await breakerOn(page, 'payments').getByRole('link', { name: 'payments' }).click();
  await expectState(page, 'payments', 'half-open');
  await expect(page.getByText(/probing \d of 5/i).first()).toBeVisible();
  await expectState(page, 'payments', 'closed');

  await page.goto(fuseboard.url);
  const moves = (await fuseboard.journal('&breaker=payments&kind=transition')).map((entry) =>
    entry.kind === 'transition' ? `${entry.from} > ${entry.to}` : '',
  );
  expect(moves.slice(0, 1)).toEqual(['closed > open']);
  expect(moves.slice(-2)).toEqual(['open > half-open', 'half-open > closed']);
});
