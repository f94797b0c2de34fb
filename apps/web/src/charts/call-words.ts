import type { CallView } from '@fuseboard/protocol';
import { latency } from '../format/quantity.ts';
import { clockTime } from '../format/time.ts';
import type { DataTable } from './data-table.ts';
import type { CallRing } from './call-strip-series.ts';

const WORDS: Readonly<Record<CallView['outcome'], string>> = {
  success: 'succeeded',
  failure: 'failed',
  ignored: 'ignored',
  rejected: 'refused',
  late: 'late, not counted',
};

function outcomeWords(call: CallView): string {
  const timedOut = call.kind === 'timeout' ? ' (timed out)' : '';
  return `${call.probe ? 'probe ' : ''}${WORDS[call.outcome]}${timedOut}${call.slow ? ', slow' : ''}`;
}

const callTime = (at: number): string =>
  `${clockTime(at)}.${String(Math.floor(at % 1_000)).padStart(3, '0')}`;

/** "14:32:05.120 failed after 132 ms: Error: HTTP 503". */
export function callInWords(call: CallView): string {
  const after = call.durationMs === null ? '' : ` after ${latency(call.durationMs)}`;
  return `${callTime(call.at)} ${outcomeWords(call)}${after}${call.error === null ? '' : `: ${call.error}`}`;
}

const MOST_ROWS = 50;

/** The latest calls, newest first. */
export function callTable(ring: CallRing): DataTable {
  const rows = ring.calls.slice(-MOST_ROWS).toReversed();
  return {
    columns: ['Time', 'Outcome', 'Took', 'Error'],
    rows: rows.map((call) => ({
      key: call.id,
      cells: [
        callTime(call.at),
        outcomeWords(call),
        call.durationMs === null ? 'not called' : latency(call.durationMs),
        call.error ?? 'none',
      ],
    })),
    figures: () => ({
      header: ['time (UTC)', 'outcome', 'kind', 'took (ms)', 'slow', 'probe', 'error'],
      rows: ring.calls.map(({ at, outcome, kind, durationMs, slow, probe, error }) => [
        new Date(at).toISOString(),
        outcome,
        kind,
        durationMs,
        slow ? 'yes' : 'no',
        probe ? 'yes' : 'no',
        error,
      ]),
    }),
  };
}
