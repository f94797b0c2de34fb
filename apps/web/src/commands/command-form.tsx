import type { BreakerCommand } from '@fuseboard/protocol';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { untilTime } from '../format/time.ts';
import { useServerNow } from '../store/hooks.ts';
import { Field, TextArea, TextInput } from '../ui/field.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import styles from './command-dialog.module.css';
import type { CommandDraft, DraftErrors } from './command-draft.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { EXPIRY_CHOICES, readExpiry } from './expiry.ts';

/** The submit button is outside of the form, in the dialog's foot. */
export const FORM_ID = 'command-form';

interface DraftProps {
  readonly command: BreakerCommand;
  readonly draft: CommandDraft;
  readonly errors: DraftErrors;
  readonly onEdit: (change: Partial<CommandDraft>) => void;
}

interface Props extends DraftProps {
  readonly reasonRef: RefObject<HTMLTextAreaElement | null>;
  readonly onSubmit: () => void;
  /** What else is asked for. */
  readonly children?: ReactNode;
}

export function CommandForm({ reasonRef, onSubmit, children, ...props }: Props) {
  const { command, draft, errors, onEdit } = props;
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
        error={errors.reason}
      >
        <TextArea
          ref={reasonRef}
          name="reason"
          required
          rows={2}
          value={draft.reason}
          onChange={(event) => onEdit({ reason: event.target.value })}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={submitOnEnter}
        />
      </Field>
      {COMMAND_FACTS[command].override && <ExpiryFields {...props} />}
      {children}
    </form>
  );
}

function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function ExpiryFields({ command, draft, errors, onEdit }: DraftProps) {
  const { expiry, customMinutes } = draft;
  return (
    <div className={styles['expiry']}>
      <span className={styles['label']}>Ends by itself after</span>
      <SegmentedControl
        label="Ends by itself after"
        value={expiry}
        options={EXPIRY_CHOICES}
        onChange={(value) => onEdit({ expiry: value })}
      />
      {expiry === 'custom' && (
        <Field label="Minutes" error={errors.expiresIn}>
          <TextInput
            inputMode="numeric"
            name="minutes"
            value={customMinutes}
            onChange={(event) => onEdit({ customMinutes: event.target.value })}
          />
        </Field>
      )}
      <Ends command={command} draft={draft} />
    </div>
  );
}

function Ends({ command, draft }: Pick<DraftProps, 'command' | 'draft'>) {
  const now = useServerNow(1_000);
  const expiry = readExpiry(draft.expiry, draft.customMinutes);
  if (!expiry.ok) return null;
  return (
    <p className={styles['quiet']}>
      {expiry.seconds === null
        ? 'Stays until somebody resets it. Nobody will be reminded.'
        : `Ends at ${untilTime(now + expiry.seconds * 1_000, now)}${AFTERWARDS[command] ?? ''}.`}
    </p>
  );
}

/** What an expired override leads to (rule M3). */
const AFTERWARDS: Partial<Record<BreakerCommand, string>> = {
  'force-open': ', and probes before it trusts',
  disable: ', closed with an empty window',
  'metrics-only': ', closed with an empty window',
};
