import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './chart-figure.module.css';
import type { DataTable } from './data-table.ts';
import { type ChartSource, ShareMenu } from './share-menu.tsx';

interface Props {
  readonly title: string;
  /** What the marks mean. */
  readonly legend?: ReactNode;
  /** The newest value, or what else belongs beside the title. */
  readonly note?: ReactNode;
  /** It stands by itself: its title is as large as a panel's. */
  readonly alone?: boolean;
  /** Beside the switch to the table. */
  readonly actions?: ReactNode;
  readonly source: ChartSource;
  /** Made only while it is shown, or taken along. */
  readonly table: () => DataTable;
  readonly children: ReactNode;
}

/** A drawing with its title, its legend, and the same in figures behind it. */
export function ChartFigure(props: Props) {
  const { title, legend, note, alone = false, actions, source, table, children } = props;
  const figure = useRef<HTMLElement>(null);
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const Heading = alone ? 'h2' : 'h3';
  return (
    <figure ref={figure} className={styles['figure']} aria-labelledby={heading}>
      <figcaption className={styles['caption']}>
        <Heading id={heading} className={styles['title']}>
          {title}
        </Heading>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {legend !== undefined && (
          <span className={styles['legend']} data-legend>
            {legend}
          </span>
        )}
        <span className={styles['actions']}>
          {actions}
          <ShareMenu title={title} source={source} figure={figure} figures={() => table().figures()} />
          <Button tone="quiet" size="small" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as chart' : 'Show as table'}
            <span className="visually-hidden">: {title}</span>
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        <FigureTable title={`${title} of ${source.of}, ${source.range}`} table={table()} />
      ) : (
        <div data-drawing>{children}</div>
      )}
    </figure>
  );
}

function FigureTable({ title, table }: { readonly title: string; readonly table: DataTable }) {
  if (table.rows.length === 0) return <p className={styles['none']}>Nothing to show yet.</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['scroll']} tabIndex={0} aria-label={`${title}, as a table`}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={table.columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[index]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
