import type { BulkCommandResult } from '@fuseboard/protocol';
import type { RefObject } from 'react';
import { secondsLeft } from '../format/time.ts';
import { useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { bulkDesk } from './bulk.ts';
import type { OpenBulk } from './bulk-desk.ts';
import styles from './bulk-dialog.module.css';
import { COMMAND_FACTS } from './command-facts.ts';
import { notSaved } from './not-saved.ts';

interface Props {
  readonly open: OpenBulk;
}

/** What became of each; those refused first, since they are what is left to do. */
export function BulkResults({ open }: Props) {
  const results = resultsOf(open);
  const refused = results.filter(({ ok }) => !ok);
  const done = results.filter(({ ok }) => ok);
  const saved = done.every((result) => result.ok && result.durable);
  return (
    <>
      <p className={styles['sum']} role="status">
        <strong>
          {done.length} of {results.length} {COMMAND_FACTS[open.command].done}
          {refused.length > 0 && `, ${refused.length} refused`}.
        </strong>{' '}
        {notSaved(saved).description}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <ul className={styles['list']} aria-label="What became of each" tabIndex={0}>
        {[...refused, ...done].map((result) => (
          <Result key={result.breaker} result={result} />
        ))}
      </ul>
    </>
  );
}

const resultsOf = ({ phase }: OpenBulk): readonly BulkCommandResult[] =>
  phase.kind === 'done' ? phase.results : [];

function Result({ result }: { readonly result: BulkCommandResult }) {
  return (
    <li className={styles['item']} data-bulk-result={result.breaker} data-ok={result.ok}>
      <span className={styles['name']}>{result.breaker}</span>
      {result.ok ? <StateBadge state={result.after.state} size={16} /> : <strong>Refused</strong>}
      <span className={styles['note']}>{result.ok ? '' : result.message}</span>
    </li>
  );
}

interface ActionsProps extends Props {
  readonly closeRef: RefObject<HTMLButtonElement | null>;
}

export function BulkResultsActions({ open, closeRef }: ActionsProps) {
  const refused = resultsOf(open).filter(({ ok }) => !ok).length;
  return (
    <>
      <UndoAll open={open} />
      {refused > 0 && <Button onClick={() => bulkDesk.retry()}>Try the {refused} again</Button>}
      <Button ref={closeRef} tone="primary" onClick={() => bulkDesk.close()}>
        Close
      </Button>
    </>
  );
}

function UndoAll({ open }: Props) {
  const now = useServerNow(250);
  const until = open.phase.kind === 'done' ? open.phase.undoUntil : null;
  if (until === null || now >= until) return null;
  return (
    <Button onClick={() => void bulkDesk.undo(open)}>
      Undo <span aria-hidden="true">({secondsLeft(until, now)} s)</span>
    </Button>
  );
}
