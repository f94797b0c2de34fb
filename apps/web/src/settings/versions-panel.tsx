import type { DefinitionResult, DefinitionVersion } from '@fuseboard/protocol';
import { useState } from 'react';
import { dateTime } from '../format/time.ts';
import { rest } from '../live/rest.ts';
import { useLive, useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { showToast } from '../ui/toast.ts';
import { ChangeTable } from './change-table.tsx';
import { discardEdit } from './draft-store.ts';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './versions-panel.module.css';
import { breakerPath, useVersions } from './use-definitions.ts';
import { versionDiff } from './version-diff.ts';

interface Props {
  readonly name: string;
  /** In force; null: none is, it was removed. */
  readonly version: number | null;
}

/** Every version there was, what each changed, and the way back to it. */
export function VersionsPanel({ name, version }: Props) {
  const loaded = useVersions(name);
  const [chosen, setChosen] = useState<DefinitionVersion | null>(null);
  const versions = loaded.status === 'ready' ? loaded.value.versions : [];
  const present = versions.find((one) => one.version === version)?.definition ?? null;
  const restore = async (target: DefinitionVersion, reason: string | null) => {
    const query = new URLSearchParams({
      ...(version !== null && { expectVersion: String(version) }),
      ...(reason !== null && { reason }),
    });
    const path = `${breakerPath(name)}/versions/${target.version}/restore?${query}`;
    const result = await rest<DefinitionResult>(path, { method: 'POST' });
    discardEdit(name);
    showToast({
      title: `${name} is as in version ${target.version}`,
      description: `That is version ${result.version}.`,
    });
  };
  return (
    <Panel title="Versions" note={`${versions.length} kept`}>
      {loaded.status === 'failed' && <p role="alert">{loaded.problem.detail}</p>}
      <ol className={styles['list']} aria-label="Versions">
        {versions.map((one) => (
          <Version
            key={one.version}
            version={one}
            inForce={one.version === version}
            onRestore={() => setChosen(one)}
          />
        ))}
      </ol>
      {chosen !== null && (
        <ReviewDialog
          title={`Restore version ${chosen.version} of ${name}`}
          description="It becomes a version of its own. State and window stay as they are; secrets are as they were then."
          changes={versionDiff(present, chosen.definition)}
          action="Restore it"
          onClose={() => setChosen(null)}
          onAct={(reason) => restore(chosen, reason)}
        />
      )}
    </Panel>
  );
}

interface VersionProps {
  readonly version: DefinitionVersion;
  readonly inForce: boolean;
  readonly onRestore: () => void;
}

const DID = { added: 'added', edited: 'changed', removed: 'removed', restored: 'restored' } as const;

function Version({ version: one, inForce, onRestore }: VersionProps) {
  const live = useLive();
  const isMine = useWhyNotMine('edit-breakers') === null;
  const { version, at, actor, event, restored, definition, changes } = one;
  return (
    <li className={styles['version']} data-version={version}>
      <div className={styles['line']}>
        <strong>Version {version}</strong>
        <span>
          {DID[event]}
          {restored === null ? '' : ` from version ${restored}`} by {actor}, {dateTime(at)}
        </span>
        {inForce ? (
          <span className={styles['inForce']}>in force</span>
        ) : (
          definition !== null &&
          isMine && (
            <Button
              size="small"
              disabled={!live}
              aria-label={`Restore version ${version}`}
              onClick={onRestore}
            >
              Restore
            </Button>
          )
        )}
      </div>
      {event !== 'removed' && event !== 'added' && changes.length > 0 && (
        <ChangeTable changes={changes} label={`What version ${version} changed`} />
      )}
    </li>
  );
}
