import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { openCommandDialog } from '../commands/command-dialog.tsx';
import { BreakerCard } from './breaker-card.tsx';
import styles from './breaker-list.module.css';
import { BreakerRow } from './breaker-row.tsx';
import type { BoardLine } from './board-lines.ts';
import { type BoardShape, HEADING_HEIGHT } from './board-shape.ts';
import { moveActive } from './move-active.ts';

interface Props {
  readonly lines: readonly BoardLine[];
  readonly shape: BoardShape;
  /** How many breakers are listed. */
  readonly count: number;
}

/** Up to so many are all in the page, so that the browser's own search finds them; of more, those in sight. */
const ALL_UP_TO = 120;

/** The breakers, line by line; one tab stop, and the arrow keys from there. */
export function BreakerList({ lines, shape, count }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const virtual = useLines({ lines, shape, count }, list);
  const active = activeOf(lines, chosen);

  const focusItem = (name: string) => {
    setChosen(name);
    virtual.scrollToIndex(lines.findIndex((line) => line.kind === 'items' && line.names.includes(name)));
    requestAnimationFrame(() => itemOf(list.current, name)?.focus());
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isItem(event.target)) return;
    if (active !== null && event.key in COMMANDS) {
      openCommandDialog({ breaker: active, command: COMMANDS[event.key as keyof typeof COMMANDS] });
    } else {
      const next = moveActive(lines, active, event.key);
      if (next === null) return;
      focusItem(next);
    }
    event.preventDefault();
  };

  return (
    // The keys act on the links inside, which are what is focused.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={list}
      className={styles['list']}
      style={{ blockSize: virtual.getTotalSize() }}
      onKeyDown={onKeyDown}
      onFocus={(event) => isItem(event.target) && setChosen(event.target.dataset['item'] ?? null)}
    >
      {virtual.getVirtualItems().map((item) => {
        const line = lines[item.index];
        return line ? (
          <div
            key={item.key}
            className={styles['line']}
            style={{
              blockSize: item.size,
              transform: `translateY(${item.start - virtual.options.scrollMargin}px)`,
            }}
          >
            <Line line={line} shape={shape} count={count} active={active} />
          </div>
        ) : null;
      })}
    </div>
  );
}

const COMMANDS = { f: 'force-open', r: 'reset' } as const;

const isItem = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset['item'] !== undefined;

const itemOf = (list: HTMLElement | null, name: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-item="${CSS.escape(name)}"]`) ?? null;

/** What was chosen, if it is still listed; otherwise the first. */
function activeOf(lines: readonly BoardLine[], chosen: string | null): string | null {
  const items = lines.filter((line) => line.kind === 'items');
  if (chosen !== null && items.some((line) => line.names.includes(chosen))) return chosen;
  return items[0]?.names[0] ?? null;
}

function useLines({ lines, shape, count }: Props, list: React.RefObject<HTMLDivElement | null>) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [list]);
  const virtual = useWindowVirtualizer<HTMLDivElement>({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? HEADING_HEIGHT : shape.itemHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
    gap: shape.gap,
    overscan: count <= ALL_UP_TO ? lines.length : 3,
    scrollMargin: top,
    useFlushSync: false,
  });
  // Sizes depend on what the lines are now; the virtualiser keeps those it was told before.
  useLayoutEffect(() => virtual.measure(), [virtual, lines, shape]);
  return virtual;
}

interface LineProps {
  readonly line: BoardLine;
  readonly shape: BoardShape;
  readonly count: number;
  readonly active: string | null;
}

function Line({ line, shape, count, active }: LineProps) {
  if (line.kind === 'heading') {
    return (
      <h2 className={styles['heading']}>
        {line.title} <span className={styles['count']}>{line.count}</span>
      </h2>
    );
  }
  return (
    <ul
      className={styles['items']}
      style={{ gridTemplateColumns: `repeat(${shape.columns}, minmax(0, 1fr))` }}
      data-density={shape.density}
    >
      {line.names.map((name, index) => (
        <li key={name} className={styles['item']} aria-setsize={count} aria-posinset={line.first + index + 1}>
          {shape.density === 'rows' ? (
            <BreakerRow name={name} active={name === active} />
          ) : (
            <BreakerCard name={name} active={name === active} tier={shape.tier} />
          )}
        </li>
      ))}
    </ul>
  );
}
