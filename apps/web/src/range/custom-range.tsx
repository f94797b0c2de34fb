import { type FormEvent, useId, useState } from 'react';
import type { TimeDomain } from '../charts/time-axis.ts';
import { serverNow } from '../store/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { draftOf, type RangeProblem, readDraft } from './range-draft.ts';
import styles from './range.module.css';

interface Props {
  readonly shown: TimeDomain;
  readonly onChoose: (range: TimeDomain) => void;
}

/** From when to when, in the reader's time zone. Nothing changes before it makes sense. */
export function CustomRange({ shown, onChoose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(shown));
  const [problem, setProblem] = useState<RangeProblem | null>(null);
  const told = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, serverNow());
    setProblem(read.ok ? null : read.problem);
    if (read.ok) onChoose({ from: read.from, to: read.to });
  };

  const field = (name: 'from' | 'to', label: string) => (
    <label className={styles['field']}>
      {label}
      <input
        type="datetime-local"
        step={1}
        className={styles['input']}
        value={draft[name]}
        aria-invalid={problem?.field === name || undefined}
        aria-describedby={problem?.field === name ? told : undefined}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
    </label>
  );

  return (
    <form className={styles['custom']} onSubmit={submit} noValidate aria-label="Custom range">
      {field('from', 'From')}
      {field('to', 'To')}
      <Button type="submit" size="small">
        Show
      </Button>
      {problem !== null && (
        <p id={told} className={styles['problem']} role="alert">
          {problem.message}
        </p>
      )}
    </form>
  );
}
