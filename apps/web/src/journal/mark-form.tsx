import { type FormEvent, useState } from 'react';
import { rest } from '../live/rest.ts';
import { problemOf } from '../live/use-rest.ts';
import { useLive, useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './mark-form.module.css';

type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'failed'; readonly message: string };

/** A note on the time axis, "deploy 1.4.2": every chart shows it. The journal's own entry is the answer. */
export function MarkForm() {
  const live = useLive();
  const whyNotMine = useWhyNotMine('mark-journal');
  const [text, setText] = useState('');
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' });
  const ready = live && text.trim() !== '' && phase.kind !== 'sending';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setPhase({ kind: 'sending' });
    try {
      await rest('/journal/marks', { method: 'POST', json: { text: text.trim() } });
      setText('');
      setPhase({ kind: 'idle' });
    } catch (error) {
      setPhase({ kind: 'failed', message: problemOf(error).detail });
    }
  };

  // Whoever may only look has nothing to fill in.
  if (whyNotMine !== null) return null;
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <input
        className={styles['text']}
        aria-label="Mark"
        placeholder="deploy 1.4.2"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" aria-disabled={!ready || undefined}>
        {phase.kind === 'sending' ? 'Adding…' : 'Add a mark'}
      </Button>
      {phase.kind === 'failed' && (
        <span className={styles['failed']} role="alert">
          {phase.message}
        </span>
      )}
    </form>
  );
}
