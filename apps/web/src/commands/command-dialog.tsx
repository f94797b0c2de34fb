import { useRef } from 'react';
import { useStore } from 'zustand';
import { useBreaker, useConnection } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { OpenCommand } from './command-desk.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { CommandForm, FORM_ID } from './command-form.tsx';
import { CommandPreview } from './command-preview.tsx';
import { desk } from './desk.ts';
import { MovedNotice, RefusedNotice } from './command-notices.tsx';
import styles from './command-dialog.module.css';
import { restForm } from './rest-form.ts';
import { RestFormBox } from './rest-form-box.tsx';
import { whyBlocked } from './why-blocked.ts';

export { openCommandDialog } from './desk.ts';

/** The one dialog for every command; mounted once. */
export function CommandDialog() {
  const open = useStore(desk.store, (state) => state.open);
  return open === null ? null : <OpenDialog open={open} />;
}

function OpenDialog({ open }: { readonly open: OpenCommand }) {
  const reason = useRef<HTMLTextAreaElement>(null);
  const present = useBreaker(open.breaker);
  const connection = useConnection();
  const blocked = whyBlocked(open, { present, connection });
  const { label, effect } = COMMAND_FACTS[open.command];
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) desk.close();
      }}
      title={`${label} ${open.breaker}`}
      description={effect}
      initialFocus={reason}
      actions={<Actions open={open} blocked={blocked?.text ?? null} />}
    >
      <CommandPreview open={open} />
      <CommandForm
        command={open.command}
        draft={open.draft}
        errors={open.errors}
        onEdit={(change) => desk.edit(change)}
        reasonRef={reason}
        onSubmit={() => blocked === null && void desk.submit()}
      />
      {open.phase.kind === 'refused' && <RefusedNotice message={open.phase.message} />}
      {blocked?.kind === 'moved' && present !== undefined && (
        <MovedNotice seen={open.seen} present={present} />
      )}
      {blocked !== null && blocked.kind !== 'moved' && (
        <p className={styles['blocked']} role="alert">
          {blocked.text}
        </p>
      )}
      <RestFormBox form={restForm(open.command, open.draft, [open.breaker])} />
    </Dialog>
  );
}

function Actions({ open, blocked }: { readonly open: OpenCommand; readonly blocked: string | null }) {
  const { label, grave } = COMMAND_FACTS[open.command];
  const sending = open.phase.kind === 'sending';
  return (
    <>
      <Button onClick={() => desk.close()}>{sending ? 'Close' : 'Cancel'}</Button>
      <Button
        type="submit"
        form={FORM_ID}
        tone={grave ? 'danger' : 'primary'}
        aria-disabled={sending || blocked !== null || undefined}
      >
        {sending ? `${label} sent…` : label}
      </Button>
    </>
  );
}
