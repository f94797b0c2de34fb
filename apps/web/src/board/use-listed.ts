import { useMemo } from 'react';
import { useBoard } from '../store/hooks.ts';
import { type BoardLine, boardLines } from './board-lines.ts';
import { type BoardQuery, matches } from './board-query.ts';
import type { BoardShape } from './board-shape.ts';
import { sectionsOf } from './sections.ts';
import type { Order } from './use-order.ts';

interface Parts {
  readonly order: Order;
  readonly query: BoardQuery;
  readonly shape: BoardShape;
}

interface Listed {
  readonly count: number;
  readonly lines: readonly BoardLine[];
}

/** What the filter leaves, in order, line by line. Rows and tiles are one list: headings would cost them what they are for. */
export function useListed({ order, query, shape }: Parts): Listed {
  const breakers = useBoard((state) => state.breakers);
  return useMemo(() => {
    const names = order.names.filter((name) => {
      const entry = breakers.get(name);
      return entry !== undefined && matches(query, entry);
    });
    const sections =
      shape.density !== 'cards'
        ? [{ key: 'all', title: null, names }]
        : sectionsOf({ names, breakers, urgent: order.urgent, total: breakers.size });
    // What is searched for is shown, wherever it is.
    const folds = query.q.trim() === '' ? query.folds : null;
    return { count: names.length, lines: boardLines(sections, shape.columns, folds) };
  }, [order, breakers, query, shape]);
}
