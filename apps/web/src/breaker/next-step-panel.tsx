import type { NumbersView } from '@fuseboard/protocol';
import { type ReactNode, useMemo } from 'react';
import { clockTime, countdown } from '../format/time.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNumbers, useServerNow } from '../store/hooks.ts';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import { estimateWords } from './estimate-words.ts';
import { type NextStep, nextStep } from './next-step.ts';
import styles from './next-step-panel.module.css';
import { dueWords, openingWords, verdictWords, waitWords } from './next-words.ts';
import { OverrideEnd } from './override-end.tsx';
import { ProbeLadder } from './probe-ladder.tsx';
import { tripEstimate } from './trip-estimate.ts';
import { useWindow } from './use-window.ts';

const TICK = 250;

/** What happens next: what would open it, when it will probe, how the probes go, until when it is overridden. */
export function NextStepPanel({ entry }: { readonly entry: BreakerEntry }) {
  const numbers = useNumbers(entry.name);
  const now = useServerNow(TICK);
  const step = nextStep(entry, numbers, now);
  if (step === null) return null;
  switch (step.kind) {
    case 'trips':
      return (
        <>
          <Trips step={step} now={now} />
          <Distance entry={entry} numbers={numbers} />
        </>
      );
    case 'waits':
      return (
        <Countdown from={step.from} until={step.until} now={now}>
          <Said
            lead={`Probes again in ${countdown(step.until, now)}`}
            detail={`${waitWords(step)}${attempt(entry.openAttempt)}`}
          />
        </Countdown>
      );
    case 'due': {
      const { lead, detail } = dueWords(step);
      return <Said lead={lead} detail={`${detail}${attempt(entry.openAttempt)}`} />;
    }
    case 'stays':
      return <Said lead="Stays open" detail="Its wait has no end: reset it, or send it to probe." />;
    case 'probes':
      return (
        <div>
          <ProbeLadder ladder={step.ladder} verdict={verdictWords(step)} />
          {step.until !== null && (
            <p className={styles['detail']}>
              {step.until > now
                ? `Without a verdict it opens again in ${countdown(step.until, now)}.`
                : 'The time for probes is over: the next call finds it open.'}
            </p>
          )}
        </div>
      );
    case 'override':
      return <OverrideEnd state={entry.state} since={entry.since} until={step.until} now={now} />;
    default:
      return step satisfies never;
  }
}

interface TripsProps {
  readonly step: Extract<NextStep, { kind: 'trips' }>;
  readonly now: number;
}

function Trips({ step: { opens, slowStart }, now }: TripsProps) {
  const { lead, detail } = openingWords(opens);
  if (slowStart === null) return <Said lead={lead} detail={detail} />;
  const { from, endsAt } = slowStart;
  return (
    <Countdown from={from} until={endsAt} now={now}>
      <Said
        lead={`All calls pass in ${countdown(endsAt, now)}`}
        detail={`at ${clockTime(endsAt)}; until then a growing share. ${[lead, detail].filter(Boolean).join(', ')}.`}
      />
    </Countdown>
  );
}

/** An estimate, and said to be one: nobody knows how the next calls will go. */
function Distance({
  entry,
  numbers,
}: {
  readonly entry: BreakerEntry;
  readonly numbers: NumbersView | null;
}) {
  const view = useWindow(entry.name);
  const estimate = useMemo(() => {
    if (view === null || numbers === null) return null;
    const { consecutiveFailures, rate, slowStart } = numbers;
    const callsPerSecond = (rate * (slowStart?.admittedRate ?? 100)) / 100;
    const { thresholds } = entry;
    return tripEstimate({ window: view.window, thresholds, consecutiveFailures, callsPerSecond });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- at the pace of the window, which is told with the numbers
  }, [view, entry.thresholds]);
  return (
    <p className={styles['estimate']}>
      {view === null
        ? null
        : estimate === null
          ? 'Too few calls to estimate when.'
          : `${estimateWords(estimate)} An estimate.`}
    </p>
  );
}

interface CountdownProps {
  /** Server epoch ms. */
  readonly from: number;
  readonly until: number;
  readonly now: number;
  readonly children: ReactNode;
}

function Countdown({ children, ...times }: CountdownProps) {
  return (
    <div className={styles['countdown']}>
      <CountdownRing {...times} />
      {children}
    </div>
  );
}

/** Each opening of one outage may wait longer than the one before. */
const attempt = (openAttempt: number): string =>
  openAttempt > 1 ? `; it has opened ${openAttempt} times in a row` : '';

function Said({ lead, detail }: { readonly lead: string; readonly detail: string }) {
  return (
    <p>
      <strong className={styles['lead']}>{lead}</strong>
      <span className={styles['detail']}>{detail}</span>
    </p>
  );
}
