import { useRef } from 'react';
import { useStore } from 'zustand';
import { plural } from '../format/quantity.ts';
import { useBoard, useConnection } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import { bulkDesk } from './bulk.ts';
import { mustTypeCount, type OpenBulk } from './bulk-desk.ts';
import styles from './bulk-dialog.module.css';
import { BulkList } from './bulk-list.tsx';
import { BulkResults, BulkResultsActions } from './bulk-results.tsx';
import { COMMAND_FACTS } from './command-facts.ts';
import { CommandForm, FORM_ID } from './command-form.tsx';
import { RefusedNotice } from './command-notices.tsx';
import { restForm } from './rest-form.ts';
import { RestFormBox } from './rest-form-box.tsx';
import { whyNotLive } from './why-disabled.ts';

/** The one dialog for a command for many: exactly whom it is for, then what became of each. Mounted once. */
export function BulkDialog() {
  const open = useStore(bulkDesk.store, (state) => state.open);
  if (open === null) return null;
  return open.phase.kind === 'done' ? <Done open={open} /> : <Deciding open={open} />;
}

interface Props {
  readonly open: OpenBulk;
}

const onOpenChange = (next: boolean) => {
  if (!next) bulkDesk.close();
};

const titleOf = ({ command, items }: OpenBulk): string =>
  `${COMMAND_FACTS[command].label} ${plural(items.length, 'breaker')}`;

function Deciding({ open }: Props) {
  const reason = useRef<HTMLTextAreaElement>(null);
  const stale = whyNotLive(useConnection());
  const { command, items, draft, errors, phase } = open;
  const { label, effect, grave } = COMMAND_FACTS[command];
  const sending = phase.kind === 'sending';
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={onOpenChange}
      title={titleOf(open)}
      description={effect}
      initialFocus={reason}
      actions={
        <>
          <Button onClick={() => bulkDesk.close()}>{sending ? 'Close' : 'Cancel'}</Button>
          <Button
            type="submit"
            form={FORM_ID}
            tone={grave ? 'danger' : 'primary'}
            aria-disabled={sending || stale !== null || undefined}
          >
            {sending ? `${label} sent…` : `${label} ${items.length}`}
          </Button>
        </>
      }
    >
      <BulkList open={open} />
      <CommandForm
        command={command}
        draft={draft}
        errors={errors}
        onEdit={(change) => bulkDesk.edit(change)}
        reasonRef={reason}
        onSubmit={() => stale === null && void bulkDesk.submit()}
      >
        {mustTypeCount(open) && <CountField open={open} />}
      </CommandForm>
      {phase.kind === 'refused' && <RefusedNotice message={phase.message} />}
      <Moved open={open} />
      {stale !== null && (
        <p className={styles['blocked']} role="alert">
          {stale} What you typed stays here.
        </p>
      )}
      <RestFormBox
        form={restForm(
          command,
          draft,
          items.map(({ name }) => name),
        )}
      />
    </Dialog>
  );
}

function CountField({ open: { items, typed, typedError } }: Props) {
  return (
    <Field label={`How many? Type ${items.length} to confirm`} error={typedError}>
      <TextInput
        inputMode="numeric"
        name="count"
        autoComplete="off"
        value={typed}
        onChange={(event) => bulkDesk.typeCount(event.target.value)}
      />
    </Field>
  );
}

/** A decision is for the states it was made on. */
function Moved({ open: { items } }: Props) {
  const moved = useBoard(
    ({ breakers }) =>
      items.filter(({ name, generation }) => breakers.get(name)?.generation !== generation).length,
  );
  if (moved === 0) return null;
  return (
    <div className={styles['notice']} role="alert">
      <strong>{moved} moved while this was open</strong> and will be refused, unless you decide on them as
      they are now.{' '}
      <Button size="small" onClick={() => bulkDesk.lookAgain()}>
        Look again
      </Button>
    </div>
  );
}

function Done({ open }: Props) {
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={onOpenChange}
      title={titleOf(open)}
      initialFocus={close}
      actions={<BulkResultsActions open={open} closeRef={close} />}
    >
      <BulkResults open={open} />
    </Dialog>
  );
}
