import type { BreakerDetail, DefinitionResult, Problem } from '@fuseboard/protocol';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { sourceText } from '../format/definition-source.ts';
import { dateTime } from '../format/time.ts';
import { rest } from '../live/rest.ts';
import { useBreaker, useLive, useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { showToast } from '../ui/toast.ts';
import { EditForm } from './edit-form.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './settings.module.css';
import { breakerPath, useDetail } from './use-definitions.ts';
import { VersionsPanel } from './versions-panel.tsx';

/** One breaker's definition and its versions: `/settings/b/:name`. */
export default function EditPage() {
  const { name } = useParams<{ readonly name: string }>();
  const detail = useDetail(name);
  if (detail.status === 'loading') {
    return (
      <div className={styles['page']} aria-busy="true">
        <Skeleton height="40rem" />
      </div>
    );
  }
  return detail.status === 'ready' ? (
    <Edited key={name} detail={detail.value} />
  ) : (
    <Gone name={name} problem={detail.problem} />
  );
}

function Edited({ detail }: { readonly detail: BreakerDetail }) {
  const { name, configured } = detail;
  const whyNotMine = useWhyNotMine('edit-breakers');
  return (
    <article className={styles['page']} data-breaker={name}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{name}</h1>
        <State name={name} />
        <Link href={`/b/${encodeURIComponent(name)}`}>See it live</Link>
        <Link href="/settings">All breakers</Link>
        {whyNotMine === null && <Remove detail={detail} />}
      </header>
      <p className={styles['intro']}>
        Version {configured.version}, {sourceText(configured)}; by {configured.actor},{' '}
        {dateTime(configured.at)}.{' '}
        {whyNotMine ?? 'A change applies to the next call: state and window stay as they are.'}
      </p>
      {whyNotMine === null && <EditForm detail={detail} />}
      <VersionsPanel name={name} version={configured.version} />
    </article>
  );
}

function State({ name }: { readonly name: string }) {
  const entry = useBreaker(name);
  return entry === undefined ? null : <StateBadge state={entry.state} />;
}

function Remove({ detail: { name, configured } }: { readonly detail: BreakerDetail }) {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const live = useLive();
  const remove = async (reason: string | null) => {
    const query = new URLSearchParams({
      expectVersion: String(configured.version),
      ...(reason !== null && { reason }),
    });
    await rest<DefinitionResult>(`${breakerPath(name)}?${query}`, { method: 'DELETE' });
    showToast({
      title: `${name} is removed`,
      description: 'It can be brought back from the list in the settings.',
    });
    navigate('/settings');
  };
  return (
    <>
      <Button size="small" tone="danger" disabled={!live} onClick={() => setAsking(true)}>
        Remove
      </Button>
      {asking && (
        <ReviewDialog
          title={`Remove ${name}`}
          description="It leaves every board, and its calls under way have their time to end. Its journal, series and versions stay; it can be brought back."
          changes={[]}
          action="Remove it"
          tone="danger"
          confirm={name}
          onClose={() => setAsking(false)}
          onAct={remove}
        />
      )}
    </>
  );
}

/** Removed, or never there; of a removed one the versions are left. */
function Gone({ name, problem }: { readonly name: string; readonly problem: Problem }) {
  if (problem.code !== 'unknown-breaker')
    return <EmptyState title="Not to be had now">{problem.detail}</EmptyState>;
  return (
    <article className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{name}</h1>
        <Link href="/settings">All breakers</Link>
      </header>
      <p className={styles['intro']}>It is not on the board. Any of its versions can be restored.</p>
      <VersionsPanel name={name} version={null} />
    </article>
  );
}
