import type { BreakerDetail, Configured, DefinitionResult } from '@fuseboard/protocol';
import { useState } from 'react';
import { rest } from '../live/rest.ts';
import { useLive } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.ts';
import { DefinitionForm } from './definition-form.tsx';
import { type Draft, definitionOf, draftOf, patchBetween } from './draft.ts';
import { discardEdit, keepEdit, useEdit } from './draft-store.ts';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './settings.module.css';
import { useCheck } from './use-check.ts';
import { breakerPath } from './use-definitions.ts';

/** The fields, what is wrong with them as they are typed, and what saving would change. */
export function EditForm({ detail }: { readonly detail: BreakerDetail }) {
  const { name, definition, configured } = detail;
  const edit = useEdit(name);
  const present = draftOf(definition);
  const { draft, from, version } = edit ?? { draft: present, from: present, version: configured.version };
  const live = useLive();
  const [reviewing, setReviewing] = useState(false);
  const patch = patchBetween(definitionOf(from), definitionOf(draft));
  const { check, fresh } = useCheck(name, patch);
  const overtaken = edit !== undefined && version !== configured.version;
  const change = (next: Draft) => keepEdit(name, { draft: next, from, version });
  const save = async (reason: string | null) => {
    const query = new URLSearchParams({ expectVersion: String(version), ...(reason !== null && { reason }) });
    const result = await rest<DefinitionResult>(`${breakerPath(name)}?${query}`, {
      method: 'PATCH',
      json: patch,
    });
    discardEdit(name);
    showToast({ title: `${name}: version ${result.version} is in force` });
  };
  const count = check.problems.length;
  const ready = live && fresh && !overtaken && count === 0 && check.changes.length > 0;
  return (
    <>
      {overtaken && <Overtaken name={name} configured={configured} from={version} />}
      <DefinitionForm
        draft={draft}
        problems={check.problems}
        nameIsFixed
        disabled={!live}
        onChange={change}
      />
      <footer className={styles['foot']} data-save-bar>
        <p role="status" className={styles['verdict']}>
          {status({ edited: edit !== undefined, count, fresh, changes: check.changes.length })}
        </p>
        <Button aria-disabled={edit === undefined || undefined} onClick={() => discardEdit(name)}>
          Discard
        </Button>
        <Button
          tone="primary"
          aria-disabled={!ready || undefined}
          onClick={() => ready && setReviewing(true)}
        >
          Review changes
        </Button>
      </footer>
      {reviewing && (
        <ReviewDialog
          title={`Change ${name}`}
          description="The next call is made by it. State and window stay as they are."
          changes={check.changes}
          action="Save"
          onClose={() => setReviewing(false)}
          onAct={save}
        />
      )}
    </>
  );
}

interface OvertakenProps {
  readonly name: string;
  readonly configured: Configured;
  /** The version that the edit began with. */
  readonly from: number;
}

function Overtaken({ name, configured: { actor, version }, from }: OvertakenProps) {
  return (
    <p role="alert" className={styles['refused']}>
      {actor} has saved version {version} meanwhile; what you see here is from version {from}.{' '}
      <Button size="small" onClick={() => discardEdit(name)}>
        Begin anew from version {version}
      </Button>
    </p>
  );
}

interface Status {
  readonly edited: boolean;
  readonly count: number;
  readonly fresh: boolean;
  readonly changes: number;
}

function status({ edited, count, fresh, changes }: Status): string {
  if (!edited) return 'Nothing changed.';
  if (!fresh) return 'Checking…';
  if (count > 0) return count === 1 ? '1 field needs a look.' : `${count} fields need a look.`;
  return changes === 1 ? '1 unsaved change.' : `${changes} unsaved changes.`;
}
