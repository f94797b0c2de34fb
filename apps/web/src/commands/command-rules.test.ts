import { BREAKER_COMMANDS, BREAKER_STATES, type BreakerImpact } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { checkDraft, EMPTY_DRAFT } from './command-draft.ts';
import { whyIllegal } from './command-legality.ts';
import { readExpiry } from './expiry.ts';
import { impactOfMany, impactWords } from './impact-words.ts';
import { curlOf, restForm } from './rest-form.ts';

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
  const impact = (more: Partial<BreakerImpact> = {}): BreakerImpact => ({
    breaker: 'payments',
    state: 'closed',
    generation: 1,
    rate: 4.83,
    cut: 0,
    admitted: 0,
    probes: 0,
    fallback: null,
    refusal: null,
    ...more,
  });

  it('says how many calls it cuts or lets through', () => {
    expect(impactWords('force-open', impact({ cut: 4.83 }))).toEqual({
      kind: 'cuts',
      text: 'Cuts about 4.8 calls/s that pass now.',
    });
    const held = impact({ state: 'forced-open', admitted: 4.83 });
    expect(impactWords('reset', held).text).toMatch(/^Lets through about 4.8 calls\/s/);
    expect(impactWords('probe', impact({ state: 'open', probes: 5 })).text).toMatch(/next 5 calls/);
  });

  it('says when nothing changes for callers, and when a slow start ends', () => {
    expect(impactWords('force-open', impact({ state: 'open' })).kind).toBe('unchanged');
    expect(impactWords('disable', impact()).kind).toBe('unchanged');
    expect(impactWords('reset', impact({ admitted: 2 })).text).toMatch(/2.0 calls\/s more/);
  });

  it('says why it would be refused', () => {
    const refusal = { code: 'illegal-transition', message: 'payments is disabled: reset it first.' };
    expect(impactWords('trip', impact({ refusal }))).toEqual({ kind: 'refused', text: refusal.message });
  });

  it('has words for every command in every state, and for a rate not known or zero', () => {
    for (const state of BREAKER_STATES) {
      for (const command of BREAKER_COMMANDS) {
        for (const rate of [null, 0, 0.04, 1_234]) {
          const told = impact({ state, rate, cut: rate, admitted: rate, probes: 5 });
          expect(impactWords(command, told).text).toMatch(/^[A-Z].+\.$/);
        }
      }
    }
  });

  it('adds up, and says what a sum does not', () => {
    const told = {
      command: 'force-open',
      at: NOON,
      cut: 38.2,
      admitted: 0,
      unknown: 1,
      refused: 2,
      missing: ['gone'],
      breakers: [impact({ cut: 38.2 }), impact({ rate: null, cut: null, admitted: null })],
    } as const;
    expect(impactOfMany(told)).toEqual({
      kind: 'cuts',
      text: 'Cuts about 38.2 calls/s that pass now.',
      notes: [
        'Callers of 1 get an error; there is no fallback.',
        'How many calls come is not known yet of 1.',
        '2 would refuse it as they stand.',
        '1 are no longer on the board.',
      ],
    });
    const nothing = { ...told, cut: 0, unknown: 0, refused: 0, missing: [], breakers: [] };
    expect(impactOfMany(nothing)).toMatchObject({ kind: 'unchanged', notes: [] });
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

describe('the REST form', () => {
  const draft = { ...EMPTY_DRAFT, reason: 'drill' };

  it('is of one or of many, with an expiry where there is one', () => {
    expect(restForm('force-open', draft, ['a'])).toEqual({
      path: '/breakers/a/commands',
      body: { command: 'force-open', reason: 'drill', expiresIn: 900 },
    });
    expect(restForm('reset', draft, ['a', 'b'])).toEqual({
      path: '/commands',
      body: { breakers: ['a', 'b'], command: 'reset', reason: 'drill' },
    });
    expect(restForm('disable', { ...draft, expiry: 'until-reset' }, ['a']).body).not.toHaveProperty(
      'expiresIn',
    );
  });

  it('is what a shell runs, whatever is in the reason', () => {
    const curl = curlOf('http://board', { path: '/commands', body: { reason: "$(rm) `x` it's" } });
    expect(curl.split(' \\\n  ')).toEqual([
      "curl -X POST 'http://board/api/v1/commands'",
      "-H 'content-type: application/json'",
      `-d '{"reason":"$(rm) \`x\` it'\\''s"}'`,
    ]);
  });
});
