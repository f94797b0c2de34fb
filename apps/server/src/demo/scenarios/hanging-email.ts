import type { Scenario } from '../scenario.ts';

export const hangingEmail: Scenario = {
  id: 'hanging-email',
  title: 'The mail server stops answering',
  description:
    'Email takes requests and never answers. The bulkhead holds the harm at 4 calls under way; timeouts trip the breaker.',
  duration: 75_000,
  steps: [
    { at: 0, text: 'The mail server hangs: no request is answered', turn: { email: { hangRate: 100 } } },
    {
      at: 45_000,
      text: 'The mail server answers again, every third request still hangs',
      turn: { email: { hangRate: 33 } },
    },
    { at: 55_000, text: 'Email is healthy again', turn: { email: 'healthy' } },
  ],
};
