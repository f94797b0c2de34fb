import type { KeyboardEvent, RefObject } from 'react';
import { untilTime } from '../format/time.ts';
import { useServerNow } from '../store/hooks.ts';
import { Field, TextArea, TextInput } from '../ui/field.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import styles from './command-dialog.module.css';
import type { OpenCommand } from './command-desk.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { desk } from './desk.ts';
import { EXPIRY_CHOICES, readExpiry } from './expiry.ts';

/** The submit button is outside of the form, in the dialog's foot. */
export const FORM_ID = 'command-form';

interface Props {
  readonly open: OpenCommand;
  readonly reasonRef: RefObject<HTMLTextAreaElement | null>;
  readonly onSubmit: () => void;
}

export function CommandForm({ open, reasonRef, onSubmit }: Props) {
  return (
    <form
      id={FORM_ID}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field
        label="Reason"
        hint={
          <>
            <Kbd>Enter</Kbd> confirms, <Kbd>Shift</Kbd> <Kbd>Enter</Kbd> begins a new line.
          </>
        }
        error={open.errors.reason}
      >
        <TextArea
          ref={reasonRef}
          name="reason"
          required
          rows={2}
          value={open.draft.reason}
          onChange={(event) => desk.edit({ reason: event.target.value })}
          onKeyDown={submitOnEnter}
        />
      </Field>
      {COMMAND_FACTS[open.command].override && <ExpiryFields open={open} />}
    </form>
  );
}

function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function ExpiryFields({ open }: { readonly open: OpenCommand }) {
  const { expiry, customMinutes } = open.draft;
  return (
    <div className={styles['expiry']}>
      <span className={styles['label']}>Ends by itself after</span>
      <SegmentedControl
        label="Ends by itself after"
        value={expiry}
        options={EXPIRY_CHOICES}
        onChange={(value) => desk.edit({ expiry: value })}
      />
      {expiry === 'custom' && (
        <Field label="Minutes" error={open.errors.expiresIn}>
          <TextInput
            inputMode="numeric"
            name="minutes"
            value={customMinutes}
            onChange={(event) => desk.edit({ customMinutes: event.target.value })}
          />
        </Field>
      )}
      <Ends open={open} />
    </div>
  );
}

function Ends({ open }: { readonly open: OpenCommand }) {
  const now = useServerNow(1_000);
  const expiry = readExpiry(open.draft.expiry, open.draft.customMinutes);
  if (!expiry.ok) return null;
  return (
    <p className={styles['quiet']}>
      {expiry.seconds === null
        ? 'Stays until somebody resets it. Nobody will be reminded.'
        : `Ends at ${untilTime(now + expiry.seconds * 1_000, now)}${AFTERWARDS[open.command] ?? ''}.`}
    </p>
  );
}

/** What an expired override leads to (rule M3). */
const AFTERWARDS: Partial<Record<OpenCommand['command'], string>> = {
  'force-open': ', and probes before it trusts',
  disable: ', closed with an empty window',
  'metrics-only': ', closed with an empty window',
};
