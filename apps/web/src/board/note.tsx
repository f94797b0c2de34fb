import { KeepButton } from '../commands/keep-button.tsx';
import { percent } from '../format/quantity.ts';
import { stateEffect } from '../format/state-word.ts';
import { errorList, whySentence } from '../format/why.ts';
import { assertNever } from '../store/assert-never.ts';
import type { BreakerEntry } from '../store/board-state.ts';
import { useAdmittedRate, useNearThreshold, useNumbers } from '../store/hooks.ts';
import { type NearestTrip, nearestTrip } from '../store/near-threshold.ts';
import { serverNow } from '../store/server-clock.ts';
import { LockIcon } from '../ui/icons.tsx';
import { useFlaps } from '../store/use-flaps.ts';
import styles from './note.module.css';

interface Props {
  readonly entry: BreakerEntry;
}

interface NoteProps extends Props {
  /** Of what can be pressed in it. */
  readonly tabIndex: 0 | -1;
}

/** Why a breaker is as it is, in one line; the whole of it is in the title. */
export function Note({ entry, tabIndex }: NoteProps) {
  const near = useNearThreshold(entry.name);
  const slowStart = useAdmittedRate(entry.name) !== null;
  const flaps = useFlaps(entry.openings);
  if (entry.override) return <OverrideNote entry={entry} tabIndex={tabIndex} />;
  if (entry.state === 'open' || entry.state === 'half-open') return <WhyNote entry={entry} />;
  if (flaps) return <FlapNote text={flaps.text} />;
  if (near) return <NearNote entry={entry} />;
  if (entry.state === 'closed' && slowStart)
    return <p className={styles['quiet']}>slow start: some calls refused</p>;
  return <p className={styles['quiet']}>{stateEffect(entry.state)}</p>;
}

function OverrideNote({ entry, tabIndex }: NoteProps) {
  const { actor, reason } = entry.override ?? {};
  const text = [actor ?? 'Somebody', reason].filter(Boolean).join(': ');
  return (
    <div className={styles['note']}>
      <LockIcon size={12} />
      <span className={styles['text']} title={text}>
        {text}
      </span>
      <KeepButton entry={entry} tabIndex={tabIndex} />
    </div>
  );
}

/** It lets calls pass, and that is not the whole of it. */
function FlapNote({ text }: { readonly text: string }) {
  return (
    <p className={styles['near']} title={capitalised(text)}>
      <span className={styles['text']}>{capitalised(text)}</span>
    </p>
  );
}

function WhyNote({ entry }: Props) {
  const flaps = useFlaps(entry.openings);
  const { headline, detail, errors } = whySentence(entry, entry.thresholds);
  const more = [detail, errorList(errors)].filter((part) => part !== '').join(': ');
  return (
    <p
      className={styles['note']}
      title={[headline, more, flaps && capitalised(flaps.text)].filter(Boolean).join(' ')}
    >
      <span className={styles['text']}>
        {flaps && <strong className={styles['flaps']}>{capitalised(flaps.text)}. </strong>}
        <span className={styles['headline']}>{headline}</span>
        {more !== '' && <span className={styles['more']}> {more}</span>}
      </span>
    </p>
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function NearNote({ entry }: Props) {
  const numbers = useNumbers(entry.name);
  const trip = numbers && nearestTrip(entry, numbers, serverNow());
  return (
    <p className={styles['near']}>
      <span className={styles['text']}>{trip ? nearText(trip) : ''}</span>
    </p>
  );
}

/** By the rule that is nearest to being met. */
function nearText({ rule, observed, threshold }: NearestTrip): string {
  switch (rule) {
    case 'failure-rate':
      return `Opens at ${percent(threshold)} errors`;
    case 'slow-call-rate':
      return `${percent(observed)} slow calls; opens at ${percent(threshold)}`;
    case 'consecutive-failures':
      return `${observed} failures in a row; opens at ${threshold}`;
    default:
      return assertNever(rule);
  }
}
