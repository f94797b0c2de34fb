/** What stands in the two fields, in the reader's own time zone, as `datetime-local` has it. */
export interface RangeDraft {
  readonly from: string;
  readonly to: string;
}

export type RangeProblem = { readonly field: 'from' | 'to'; readonly message: string };

export type ReadDraft =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly problem: RangeProblem };

const wrong = (field: 'from' | 'to', message: string): ReadDraft => ({
  ok: false,
  problem: { field, message },
});

/** An end that lies ahead is taken back to now: nothing has happened there yet. */
export function readDraft({ from, to }: RangeDraft, now: number): ReadDraft {
  const begin = Date.parse(from);
  const end = to === '' ? now : Date.parse(to);
  if (Number.isNaN(begin)) return wrong('from', 'Say when it begins.');
  if (Number.isNaN(end)) return wrong('to', 'Say when it ends, or leave it empty for now.');
  if (begin >= now) return wrong('from', 'That lies ahead: nothing has happened there yet.');
  if (begin >= end) return wrong('to', 'It must end after it begins.');
  return { ok: true, from: begin, to: Math.min(end, Math.round(now)) };
}

/** "2026-03-01T12:00:05" of the reader's time zone. */
export function draftOf({ from, to }: { readonly from: number; readonly to: number }): RangeDraft {
  return { from: localText(from), to: localText(to) };
}

function localText(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}
