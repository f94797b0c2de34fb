import { percent } from '../format/quantity.ts';
import { stateEffect } from '../format/state-word.ts';
import { errorList, whySentence } from '../format/why.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useAdmittedRate, useNearThreshold, useNumbers } from '../store/hooks.ts';
import { LockIcon } from '../ui/icons.tsx';
import styles from './note.module.css';

interface Props {
  readonly entry: BreakerEntry;
}

/** Why a breaker is as it is, in one line; the whole of it is in the title. */
export function Note({ entry }: Props) {
  const near = useNearThreshold(entry.name);
  const slowStart = useAdmittedRate(entry.name) !== null;
  if (entry.override) return <OverrideNote entry={entry} />;
  if (entry.state === 'open' || entry.state === 'half-open') return <WhyNote entry={entry} />;
  if (near) return <NearNote entry={entry} />;
  if (entry.state === 'closed' && slowStart)
    return <p className={styles['quiet']}>slow start: some calls refused</p>;
  return <p className={styles['quiet']}>{stateEffect(entry.state)}</p>;
}

function OverrideNote({ entry }: Props) {
  const { actor, reason } = entry.override ?? {};
  const text = [actor ?? 'Somebody', reason].filter(Boolean).join(': ');
  return (
    <p className={styles['note']} title={text}>
      <LockIcon size={12} />
      <span className={styles['text']}>{text}</span>
    </p>
  );
}

function WhyNote({ entry }: Props) {
  const { headline, detail, errors } = whySentence(entry, entry.thresholds);
  const more = [detail, errorList(errors)].filter((part) => part !== '').join(': ');
  return (
    <p className={styles['note']} title={[headline, more].filter((part) => part !== '').join(' ')}>
      <span className={styles['text']}>
        <span className={styles['headline']}>{headline}</span>
        {more !== '' && <span className={styles['more']}> {more}</span>}
      </span>
    </p>
  );
}

function NearNote({ entry }: Props) {
  const numbers = useNumbers(entry.name);
  return (
    <p className={styles['near']}>
      <span className={styles['text']}>{numbers ? nearText(entry, numbers) : ''}</span>
    </p>
  );
}

type Numbers = NonNullable<ReturnType<typeof useNumbers>>;

/** By the rule that is nearest to being met. */
function nearText({ thresholds }: BreakerEntry, numbers: Numbers): string {
  const { failureRate, slowCallRate, consecutiveFailures } = numbers;
  const shares = [
    [(failureRate ?? 0) / thresholds.failureRate, `Opens at ${percent(thresholds.failureRate)} errors`],
    [
      (slowCallRate ?? 0) / thresholds.slowCallRate,
      `${percent(slowCallRate ?? 0)} slow calls; opens at ${percent(thresholds.slowCallRate)}`,
    ],
    [
      consecutiveFailures / (thresholds.consecutiveFailures ?? Number.POSITIVE_INFINITY),
      `${consecutiveFailures} failures in a row; opens at ${thresholds.consecutiveFailures}`,
    ],
  ] as const;
  return shares.reduce((nearest, next) => (next[0] > nearest[0] ? next : nearest))[1];
}
