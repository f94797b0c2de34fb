import type { BreakerDetail } from '@fuseboard/protocol';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { useRest } from '../live/use-rest.ts';
import { useConfigChange } from '../store/config-change.ts';
import { Panel } from '../ui/panel.tsx';
import { configGroups } from './config-rows.ts';
import styles from './definition-panel.module.css';
import { definitionRows } from './definition-rows.ts';

/** How the breaker is defined, and which of it is the library's default. */
export function DefinitionPanel({ name }: { readonly name: string }) {
  const detail = useRest<BreakerDetail>(`/breakers/${encodeURIComponent(name)}`, useConfigChange());
  return (
    <Panel
      title="Definition"
      actions={<Link href={`/settings/b/${encodeURIComponent(name)}`}>Change it</Link>}
    >
      {detail.status === 'loading' && <div className={styles['waiting']} aria-busy="true" />}
      {detail.status === 'failed' && <p role="alert">{detail.problem.detail}</p>}
      {detail.status === 'ready' && <Definition detail={detail.value} />}
    </Panel>
  );
}

function Definition({ detail }: { readonly detail: BreakerDetail }) {
  const { description, endpoint } = detail.definition;
  return (
    <>
      {description !== null && <p className={styles['description']}>{description}</p>}
      <dl className={styles['rows']}>
        {definitionRows(detail).map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {endpoint.type === 'demo' && (
        <p className={styles['link']} data-controls>
          <Link href="/demo">Turn its fault dials</Link>
        </p>
      )}
      {configGroups(detail).map((group) => (
        <Fragment key={group.title}>
          <h3 className={styles['group']}>{group.title}</h3>
          <dl className={styles['rows']}>
            {group.rows.map((row) => (
              <Fragment key={row.key}>
                <dt title={row.key}>{row.label}</dt>
                <dd data-default={row.isDefault || undefined}>
                  {row.value}
                  {row.isDefault && <span className={styles['default']}>default</span>}
                </dd>
              </Fragment>
            ))}
          </dl>
        </Fragment>
      ))}
    </>
  );
}
