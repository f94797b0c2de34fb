import type { DefinitionResult } from '@fuseboard/protocol';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { rest } from '../live/rest.ts';
import { useLive, useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DefinitionForm } from './definition-form.tsx';
import { type Draft, definitionOf, EMPTY_DRAFT } from './draft.ts';
import { discardEdit, keepEdit, useEdit } from './draft-store.ts';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './settings.module.css';
import { suggestName } from './suggest-name.ts';
import { touchedProblems } from './touched-problems.ts';
import { useCheck } from './use-check.ts';

const NEW = '';

/** A breaker that is not there yet: `/settings/add`. A URL is enough to begin with. */
export default function AddPage() {
  const whyNotMine = useWhyNotMine('edit-breakers');
  if (whyNotMine === null) return <NewBreaker />;
  return (
    <EmptyState title="Not yours to add" action={<Link href="/settings">All breakers</Link>}>
      <p>{whyNotMine}</p>
    </EmptyState>
  );
}

function NewBreaker() {
  const pasted = new URLSearchParams(useSearch()).get('url') ?? '';
  const draft = useEdit(NEW)?.draft ?? draftFor(pasted);
  const live = useLive();
  const [, navigate] = useLocation();
  const [touched, setTouched] = useState<ReadonlySet<string>>(
    () => new Set(pasted === '' ? [] : ['endpoint.url']),
  );
  const [tried, setTried] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const definition = definitionOf(draft);
  const { check, fresh } = useCheck(null, definition);
  const change = (next: Draft, path: string) => {
    setTouched((before) => new Set([...before, path]));
    keepEdit(NEW, { draft: suggested(next, path, touched), from: EMPTY_DRAFT, version: 0 });
  };
  const save = async (reason: string | null) => {
    const query = reason === null ? '' : `?reason=${encodeURIComponent(reason)}`;
    const { breaker } = await rest<DefinitionResult>(`/breakers${query}`, {
      method: 'POST',
      json: definition,
    });
    discardEdit(NEW);
    navigate(`/b/${encodeURIComponent(breaker)}`);
  };
  const review = () => {
    setTried(true);
    if (check.problems.length === 0) setReviewing(true);
  };
  const problems = tried ? check.problems : touchedProblems(check.problems, touched);
  return (
    <article className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>Add a breaker</h1>
        <Link href="/settings">All breakers</Link>
      </header>
      <p className={styles['intro']}>
        Paste the URL of a service: everything else has a default. The breaker begins as soon as it is saved.
      </p>
      <DefinitionForm
        draft={draft}
        problems={problems}
        nameIsFixed={false}
        disabled={!live}
        onChange={change}
      />
      <Foot verdict={verdict(tried, problems.length)} ready={live && fresh} onReview={review} />
      {reviewing && (
        <ReviewDialog
          title={`Add ${draft.values['name'] ?? ''}`}
          description="It is on every board at once, and begins its traffic if it has any."
          changes={check.changes}
          action="Add it"
          onClose={() => setReviewing(false)}
          onAct={save}
        />
      )}
    </article>
  );
}

interface FootProps {
  readonly verdict: string;
  readonly ready: boolean;
  readonly onReview: () => void;
}

function Foot({ verdict: text, ready, onReview }: FootProps) {
  return (
    <footer className={styles['foot']} data-save-bar>
      <p role="status" className={styles['verdict']}>
        {text}
      </p>
      <Button onClick={() => discardEdit(NEW)}>Clear</Button>
      <Button tone="primary" aria-disabled={!ready || undefined} onClick={() => ready && onReview()}>
        Review and add
      </Button>
    </footer>
  );
}

function verdict(tried: boolean, count: number): string {
  if (count === 0) return '';
  const what = count === 1 ? '1 field needs a look' : `${count} fields need a look`;
  return tried ? `Not yet: ${what}.` : `${what}.`;
}

/** Of `/settings/add?url=…`, as if it had been pasted here. */
const draftFor = (url: string): Draft =>
  url === ''
    ? EMPTY_DRAFT
    : suggested(
        { ...EMPTY_DRAFT, values: { ...EMPTY_DRAFT.values, 'endpoint.url': url } },
        'endpoint.url',
        new Set(),
      );

/** As long as nobody chose others, a pasted URL names the breaker and gives it a call a second, so that there is something to see. */
function suggested(next: Draft, path: string, touched: ReadonlySet<string>): Draft {
  if (path !== 'endpoint.url') return next;
  const own = (key: string, value: string) => (touched.has(key) ? {} : { [key]: value });
  const name = suggestName(next.values['endpoint.url'] ?? '');
  const values = { ...next.values, ...own('name', name), ...own('traffic.rate', name === '' ? '' : '1') };
  return { ...next, values };
}
