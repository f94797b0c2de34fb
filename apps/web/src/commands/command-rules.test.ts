import { BREAKER_COMMANDS, BREAKER_STATES } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { NOON, stateView } from '../testing/views.ts';
import { checkDraft, EMPTY_DRAFT } from './command-draft.ts';
import { whyIllegal } from './command-legality.ts';
import { readExpiry } from './expiry.ts';
import { trafficEffect } from './traffic-effect.ts';
import { undoOf } from './undo.ts';

describe('which commands are offered', () => {
  it.each([
    ['closed', ['probe']],
    ['open', ['trip']],
    ['half-open', ['probe']],
    ['forced-open', ['trip', 'probe']],
    ['disabled', ['trip', 'probe']],
    ['metrics-only', ['trip', 'probe']],
  ] as const)('[M5] in %s: all but %s', (state, refused) => {
    const illegal = BREAKER_COMMANDS.filter((command) => whyIllegal(command, state) !== null);
    expect(new Set(illegal)).toEqual(new Set(refused));
  });
});

describe('what a command does to the traffic', () => {
  const traffic = { rate: 4.83, permitted: 5 };

  it('says how many calls it cuts or lets through', () => {
    expect(trafficEffect('force-open', 'closed', traffic)).toEqual({
      kind: 'cuts',
      text: 'Cuts about 4.8 calls/s that pass now.',
    });
    expect(trafficEffect('reset', 'forced-open', traffic).text).toMatch(/^Lets through about 4.8 calls\/s/);
    expect(trafficEffect('probe', 'open', traffic).text).toMatch(/next 5 calls/);
  });

  it('says when nothing changes for callers', () => {
    expect(trafficEffect('force-open', 'open', traffic).kind).toBe('unchanged');
    expect(trafficEffect('disable', 'closed', traffic).kind).toBe('unchanged');
  });

  it('has words for every command in every state, and for a rate not known or zero', () => {
    for (const state of BREAKER_STATES) {
      for (const command of BREAKER_COMMANDS) {
        for (const rate of [null, 0, 0.04, 1_234]) {
          expect(trafficEffect(command, state, { rate, permitted: 5 }).text).toMatch(/^[A-Z].+\.$/);
        }
      }
    }
  });
});

describe('expiry', () => {
  it('is the choice in seconds, or none until reset', () => {
    expect(readExpiry('15m', '')).toEqual({ ok: true, seconds: 900 });
    expect(readExpiry('until-reset', '')).toEqual({ ok: true, seconds: null });
    expect(readExpiry('custom', ' 90 ')).toEqual({ ok: true, seconds: 5_400 });
  });

  it.each(['', '0', '-5', '1.5', '1e3', 'ten', '525601'])('refuses %j minutes', (text) => {
    expect(readExpiry('custom', text).ok).toBe(false);
  });
});

describe('a draft', () => {
  it('needs a reason of 3 to 500 characters', () => {
    const checked = (reason: string) => checkDraft({ ...EMPTY_DRAFT, reason }, 'reset').ok;
    expect(['', '  a ', 'abc', 'a'.repeat(500), 'a'.repeat(501)].map(checked)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('carries an expiry only with an override', () => {
    expect(checkDraft({ ...EMPTY_DRAFT, reason: 'why' }, 'trip')).toEqual({
      ok: true,
      reason: 'why',
      expiresIn: null,
    });
    expect(checkDraft({ ...EMPTY_DRAFT, reason: 'why' }, 'disable')).toMatchObject({ expiresIn: 900 });
  });

  it('does not check minutes that were not asked for', () => {
    const draft = { reason: 'why', expiry: '1h', customMinutes: 'x' } as const;
    expect(checkDraft(draft, 'force-open').ok).toBe(true);
    expect(checkDraft({ ...draft, expiry: 'custom' }, 'force-open').ok).toBe(false);
  });
});

describe('undo', () => {
  const override = {
    command: 'force-open',
    reason: 'deploy',
    actor: 'ana',
    expiresAt: NOON + 60_000,
  } as const;
  const back = (before: Parameters<typeof stateView>, after: Parameters<typeof stateView>) => {
    const result = {
      breaker: 'payments',
      before: stateView(...before),
      after: stateView(...after),
      seq: 5,
      undoable: true,
      durable: true,
    };
    return undoOf('reset', 'all clear', { result, now: NOON });
  };

  it('forces open again for the time that was left', () => {
    expect(back(['forced-open', { override }], ['closed', { generation: 9 }])).toEqual({
      breaker: 'payments',
      command: 'force-open',
      expiresIn: 60,
      reason: 'Undo of reset: all clear',
      expectGeneration: 9,
    });
  });

  it('does not bring back an override whose time has come', () => {
    expect(back(['forced-open', { override: { ...override, expiresAt: NOON } }], ['closed'])).toBeNull();
  });

  it('opens again what was open, and resets what was closed', () => {
    expect(back(['open'], ['closed'])?.command).toBe('trip');
    expect(back(['closed'], ['forced-open'])?.command).toBe('reset');
    expect(back(['half-open'], ['open'])?.command).toBe('probe');
  });

  it('promises nothing where no command leads back', () => {
    expect(back(['half-open'], ['closed'])).toBeNull();
    expect(back(['open'], ['forced-open'])).toBeNull();
    expect(back(['closed'], ['closed'])).toBeNull();
  });

  it('keeps within the length of a reason', () => {
    const result = {
      breaker: 'payments',
      before: stateView('closed'),
      after: stateView('open'),
      seq: 5,
      undoable: true,
      durable: true,
    };
    expect(undoOf('trip', 'x'.repeat(500), { result, now: NOON })?.reason).toHaveLength(500);
  });
});
