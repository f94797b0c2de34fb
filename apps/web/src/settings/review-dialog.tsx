import type { DefinitionChange } from '@fuseboard/protocol';
import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import { ChangeTable } from './change-table.tsx';
import styles from './settings.module.css';

interface Props {
  readonly title: string;
  readonly description: string;
  readonly changes: readonly DefinitionChange[];
  /** On the button that does it. */
  readonly action: string;
  readonly tone?: 'primary' | 'danger';
  /** To be typed before it can be done; left out: nothing. */
  readonly confirm?: string;
  readonly onClose: () => void;
  /** Rejects in words with what the server refused. */
  readonly onAct: (reason: string | null) => Promise<void>;
}

/** What is about to change, before it does. */
export function ReviewDialog(props: Props) {
  const { title, description, changes, action, tone = 'primary', confirm, onClose, onAct } = props;
  const form = useId();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const blocked = pending || (confirm !== undefined && typed !== confirm);
  const act = () => {
    if (blocked) return;
    setPending(true);
    onAct(reason.trim() === '' ? null : reason.trim()).then(onClose, (error: unknown) => {
      setPending(false);
      setRefused(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone={tone} type="submit" form={form} aria-disabled={blocked || undefined}>
            {pending ? 'Waiting for the server…' : action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['review']}
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        {changes.length > 0 && <ChangeTable changes={changes} label="Changes" />}
        {confirm !== undefined && (
          <Field label={`Type ${confirm} to confirm`}>
            <TextInput value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        )}
        <Field label="Why" hint="For whoever reads the journal; 3 to 500 characters, or nothing.">
          <TextInput value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {refused !== null && (
          <p role="alert" className={styles['refused']}>
            {refused}
          </p>
        )}
      </form>
    </Dialog>
  );
}
