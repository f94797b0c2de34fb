import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { draftOf, readDraft } from './range-draft.ts';

const HOUR = 3_600_000;
const draft = draftOf({ from: NOON - HOUR, to: NOON });

describe("a range of the reader's own", () => {
  it('is read as it was written', () => {
    expect(readDraft(draft, NOON + HOUR)).toEqual({ ok: true, from: NOON - HOUR, to: NOON });
  });

  it('ends now where it says nothing of its end, or one that lies ahead', () => {
    expect(readDraft({ ...draft, to: '' }, NOON)).toEqual({ ok: true, from: NOON - HOUR, to: NOON });
    expect(readDraft(draftOf({ from: NOON - HOUR, to: NOON + HOUR }), NOON)).toEqual({
      ok: true,
      from: NOON - HOUR,
      to: NOON,
    });
  });

  it.each([
    ['no beginning', { ...draft, from: '' }, 'from'],
    ['an end before its beginning', draftOf({ from: NOON, to: NOON - 1_000 }), 'to'],
    ['no length', draftOf({ from: NOON, to: NOON }), 'to'],
    ['a beginning that lies ahead', draftOf({ from: NOON + 2 * HOUR, to: NOON + 3 * HOUR }), 'from'],
    ['an end that is no time', { ...draft, to: 'x' }, 'to'],
  ])('with %s is refused, and the field is named', (_, given, field) => {
    expect(readDraft(given, NOON + HOUR)).toMatchObject({ ok: false, problem: { field } });
  });
});
