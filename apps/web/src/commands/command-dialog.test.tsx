import type { BreakerImpact } from '@fuseboard/protocol';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answered } from '../live/questions.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { boardStore } from '../store/board-store.ts';
import { NOON, stateView, THRESHOLDS } from '../testing/views.ts';
import { CommandDialog, openCommandDialog } from './command-dialog.tsx';
import { desk } from './desk.ts';

type Answer = Answered<'command'>;
const server = vi.hoisted(() => ({
  sent: [] as unknown[],
  answer: undefined as ((answer: Answer) => void) | undefined,
  impact: null as unknown,
}));

vi.mock('../live/connection.ts', () => ({
  ask: (name: string, input: unknown) => {
    if (name === 'impact') return Promise.resolve(server.impact);
    server.sent.push(input);
    return new Promise<Answer>((resolve) => {
      server.answer = resolve;
    });
  },
}));

const IMPACT: BreakerImpact = {
  breaker: 'payments',
  state: 'closed',
  generation: 1,
  rate: 4.83,
  cut: 4.83,
  admitted: 0,
  probes: 0,
  fallback: 200,
  refusal: null,
};
const impact = (more: Partial<BreakerImpact> = {}) => ({
  ok: true,
  impact: { command: 'force-open', at: NOON, breakers: [{ ...IMPACT, ...more }] },
});

const payments: BreakerEntry = {
  ...stateView('closed'),
  name: 'payments',
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
};

const put = (entry: BreakerEntry) => boardStore.setState({ breakers: new Map([[entry.name, entry]]) });
const answerWith = (answer: Answer) => act(async () => server.answer?.(answer));
const reason = () => screen.getByLabelText('Reason');
const confirm = () => screen.getByRole('button', { name: /^Force open/ });
const type = (text: string) => fireEvent.change(reason(), { target: { value: text } });
const press = (key: string) => fireEvent.keyDown(reason(), { key });

beforeEach(async () => {
  server.sent.length = 0;
  server.impact = impact();
  boardStore.setState({ connection: { kind: 'live' }, bootId: 'one', seq: 1, clockOffset: 0 });
  put(payments);
  render(<CommandDialog />);
  await act(async () => openCommandDialog({ breaker: 'payments', command: 'force-open' }));
});

afterEach(() => {
  desk.close();
  cleanup();
});

it('says what the command does, to how many calls, and what callers get instead', async () => {
  expect(screen.getByRole('dialog', { name: 'Force open payments' })).toBeTruthy();
  expect(screen.getByText(/Refuses every call until you reset it/)).toBeTruthy();
  expect(await screen.findByText('Cuts about 4.8 calls/s that pass now.')).toBeTruthy();
  expect(screen.getByText(/Callers get the fallback \(200\)/)).toBeTruthy();
});

it('says that the impact is not known where the server does not say', async () => {
  server.impact = { ok: false, code: 'internal-error', message: 'no' };
  await act(async () => openCommandDialog({ breaker: 'payments', command: 'disable' }));
  expect(await screen.findByText('Not known: the server did not say.')).toBeTruthy();
});

it('shows the same command for a shell, as it is being typed, quoted and without a token', () => {
  type("it's down");
  const curl = document.querySelector('pre')?.textContent ?? '';
  expect(curl).toContain(`curl -X POST '${location.origin}/api/v1/breakers/payments/commands'`);
  expect(curl).toContain(`"reason":"it'\\''s down","expiresIn":900}'`);
  expect(curl).not.toMatch(/authorization|bearer/i);
});

it('asks for a reason on the field itself', () => {
  press('Enter');
  expect(screen.getByText('Say why, for whoever reads the journal.')).toBeTruthy();
  expect(reason().getAttribute('aria-invalid')).toBe('true');
  expect(server.sent).toEqual([]);
});

it('sends with Enter, and only once however often it is pressed', async () => {
  type('deploy 1.4.2');
  press('Enter');
  press('Enter');
  fireEvent.click(confirm());
  fireEvent.click(confirm());
  expect(server.sent).toEqual([
    {
      breaker: 'payments',
      command: 'force-open',
      reason: 'deploy 1.4.2',
      expiresIn: 900,
      expectGeneration: 1,
    },
  ]);
  expect(confirm().textContent).toBe('Force open sent…');
  const after = stateView('forced-open', { generation: 2, since: NOON });
  await answerWith({
    ok: true,
    result: { breaker: 'payments', before: payments, after, seq: 2, undoable: true, durable: true },
  });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('leaves Shift+Enter to the text', () => {
  type('deploy');
  fireEvent.keyDown(reason(), { key: 'Enter', shiftKey: true });
  expect(server.sent).toEqual([]);
});

it('shows the server’s refusal in its words and keeps what was typed', async () => {
  type('deploy 1.4.2');
  press('Enter');
  await answerWith({ ok: false, code: 'shutting-down', message: 'The server is stopping.' });
  expect(screen.getByRole('alert').textContent).toContain('The server is stopping.');
  expect((reason() as HTMLTextAreaElement).value).toBe('deploy 1.4.2');
});

it('says what moved meanwhile, and acts only after looking again', async () => {
  type('deploy 1.4.2');
  await act(async () => put({ ...payments, state: 'open', generation: 5 }));
  expect(screen.getByRole('alert').textContent).toContain('It moved while this was open');
  fireEvent.click(confirm());
  expect(server.sent).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
  press('Enter');
  expect(server.sent).toMatchObject([{ expectGeneration: 5, reason: 'deploy 1.4.2' }]);
});

it('does not act on stale data, and says so', async () => {
  type('deploy 1.4.2');
  await act(async () =>
    boardStore.setState({ connection: { kind: 'disconnected', since: NOON, retryAt: null } }),
  );
  press('Enter');
  expect(server.sent).toEqual([]);
  expect(screen.getByRole('alert').textContent).toMatch(/Disconnected/);
  expect(confirm().getAttribute('aria-disabled')).toBe('true');
});

it('checks the minutes where they are given', () => {
  type('deploy 1.4.2');
  fireEvent.click(screen.getByRole('radio', { name: 'Custom' }));
  fireEvent.change(screen.getByLabelText('Minutes'), { target: { value: '0' } });
  press('Enter');
  expect(screen.getByText(/whole minutes/)).toBeTruthy();
  expect(server.sent).toEqual([]);
});

it('closes with Escape and sends nothing', async () => {
  await act(async () => fireEvent.keyDown(reason(), { key: 'Escape' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(server.sent).toEqual([]);
});
