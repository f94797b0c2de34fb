import type { DefinitionSummary } from '@fuseboard/protocol';
import { Link } from 'wouter';
import { sourceText } from '../format/definition-source.ts';
import { dateTime } from '../format/time.ts';
import { useBreaker } from '../store/hooks.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import styles from './definition-table.module.css';

interface Props {
  /** Its accessible name. */
  readonly label: string;
  readonly rows: readonly DefinitionSummary[];
  /** Names of those with an edit that is not saved. */
  readonly unsaved: readonly string[];
}

export function DefinitionTable({ label, rows, unsaved }: Props) {
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Breaker</th>
          <th scope="col">State</th>
          <th scope="col">Endpoint</th>
          <th scope="col">Comes</th>
          <th scope="col">Version</th>
          <th scope="col">Last change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.name} row={row} isUnsaved={unsaved.includes(row.name)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, isUnsaved }: { readonly row: DefinitionSummary; readonly isUnsaved: boolean }) {
  const { name, group, endpoint, rate, version, at, actor } = row;
  const entry = useBreaker(name);
  return (
    <tr data-definition={name}>
      <th scope="row">
        <Link href={`/settings/b/${encodeURIComponent(name)}`}>{name}</Link>
        {group !== null && <span className={styles['group']}>{group}</span>}
        {isUnsaved && <span className={styles['unsaved']}>unsaved changes</span>}
      </th>
      <td>{entry === undefined ? 'removed' : <StateBadge state={entry.state} />}</td>
      <td>
        {endpoint}
        {rate !== null && <span className={styles['rate']}>{rate} calls/s</span>}
      </td>
      <td>{sourceText(row)}</td>
      <td>{version}</td>
      <td>
        {dateTime(at)} <span className={styles['rate']}>by {actor}</span>
      </td>
    </tr>
  );
}
