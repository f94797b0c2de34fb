import { Link } from 'wouter';
import { useWhyNotMine } from '../store/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ConfigFileNote } from './config-file-note.tsx';
import { DefinitionTable } from './definition-table.tsx';
import { useUnsaved } from './draft-store.ts';
import styles from './settings.module.css';
import { useDefinitions } from './use-definitions.ts';

/** Every breaker that is configured, where it comes from, and the way to change it: `/settings`. */
export default function SettingsPage() {
  const loaded = useDefinitions();
  const unsaved = useUnsaved();
  const whyNotMine = useWhyNotMine('edit-breakers');
  return (
    <article className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>Settings</h1>
        {whyNotMine === null && (
          <Link href="/settings/add" className={styles['add']}>
            Add a breaker
          </Link>
        )}
      </header>
      {whyNotMine !== null && <p className={styles['intro']}>{whyNotMine} You see what is configured.</p>}
      {loaded.status === 'loading' && <Skeleton height="20rem" />}
      {loaded.status === 'failed' && (
        <EmptyState title="Not to be had now">{loaded.problem.detail}</EmptyState>
      )}
      {loaded.status === 'ready' && (
        <>
          <ConfigFileNote config={loaded.value.config} />
          <Panel title="Breakers" note={`${loaded.value.definitions.length}`}>
            {loaded.value.definitions.length === 0 ? (
              <EmptyState
                title="No breakers yet"
                action={whyNotMine === null && <Link href="/settings/add">Add the first</Link>}
              />
            ) : (
              <DefinitionTable label="Breakers" rows={loaded.value.definitions} unsaved={unsaved} />
            )}
          </Panel>
          {loaded.value.removed.length > 0 && (
            <Panel title="Removed" note="They can be brought back">
              <DefinitionTable label="Removed breakers" rows={loaded.value.removed} unsaved={unsaved} />
            </Panel>
          )}
        </>
      )}
    </article>
  );
}
