import type { ReactNode } from 'react';
import { useExpiring } from '../commands/expiring.ts';
import { countdown, untilTime } from '../format/time.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useAdmittedRate, useNumbers } from '../store/hooks.ts';
import { Clocked } from './clocked.tsx';

interface Props {
  readonly entry: BreakerEntry;
  readonly className?: string | undefined;
}

interface NextStepProps extends Props {
  /** Of a breaker that is simply working. */
  readonly otherwise?: ReactNode;
}

/** What happens next to a breaker that is not simply working, and when. */
export function NextStep({ entry, className, otherwise = null }: NextStepProps) {
  switch (entry.state) {
    case 'open':
      return entry.retryAt === null ? (
        <span className={className}>no probe planned</span>
      ) : (
        <Clocked at={entry.retryAt} text={untilProbe} everyMs={250} className={className} />
      );
    case 'half-open':
      return <Probing entry={entry} className={className} />;
    case 'forced-open':
    case 'disabled':
    case 'metrics-only':
      return <Until entry={entry} className={className} />;
    case 'closed':
      return <SlowStart entry={entry} className={className} otherwise={otherwise} />;
    default:
      return entry.state satisfies never;
  }
}

/** Closed, and yet some of the calls are refused. */
function SlowStart({ entry, className, otherwise }: NextStepProps) {
  const admitted = useAdmittedRate(entry.name);
  return admitted === null ? otherwise : <span className={className}>letting {admitted} % through</span>;
}

const untilProbe = (retryAt: number, now: number): string =>
  now >= retryAt ? 'waiting for the next call' : `probes in ${countdown(retryAt, now)}`;

function Probing({ entry, className }: Props) {
  const { done, of } = useProbes(entry);
  return (
    <span className={className}>
      probing {done} of {of}
    </span>
  );
}

export function useProbes(entry: BreakerEntry): { readonly done: number; readonly of: number } {
  const halfOpen = useNumbers(entry.name)?.halfOpen;
  const of = entry.thresholds.permittedNumberOfCallsInHalfOpenState;
  return { done: halfOpen ? halfOpen.succeeded + halfOpen.failed : 0, of };
}

function Until({ entry, className }: Props) {
  const expiresAt = entry.override?.expiresAt ?? null;
  const expiring = useExpiring(entry.override);
  if (expiresAt === null) return <span className={className}>until reset</span>;
  return (
    <span className={className} data-expiring={expiring || undefined}>
      <Clocked at={expiresAt} text={expiring ? leftText : untilText} everyMs={1_000} />
    </span>
  );
}

const untilText = (expiresAt: number, now: number): string => `until ${untilTime(expiresAt, now)}`;
const leftText = (expiresAt: number, now: number): string => `${countdown(expiresAt, now)} left`;
