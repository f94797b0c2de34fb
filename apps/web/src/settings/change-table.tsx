import { type DefinitionChange, SETTING_CATALOGUE } from '@fuseboard/protocol';
import { changedValue } from '../format/definition-change.ts';
import styles from './change-table.module.css';

interface Props {
  readonly changes: readonly DefinitionChange[];
  /** Its accessible name. */
  readonly label: string;
}

/** What is another than before, a row each. */
export function ChangeTable({ changes, label }: Props) {
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after, hidden }) => (
          <tr key={path} data-path={path}>
            <th scope="row" title={path}>
              {labelOf(path)}
            </th>
            <td className={styles['before']}>{changedValue(path, before)}</td>
            <td className={styles['after']}>{hidden ? 'changed (hidden)' : changedValue(path, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function labelOf(path: string): string {
  const setting = SETTING_CATALOGUE.find((one) => one.path === path);
  if (setting) return setting.label;
  return path.startsWith('endpoint.headers') ? `Header ${path.slice('endpoint.headers.'.length)}` : path;
}
