import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { openBulkDialog } from '../commands/bulk.ts';
import { openCommandDialog } from '../commands/desk.ts';
import { clearSelection, selection, selectUpTo, toggleSelected } from '../commands/selection.ts';
import { type BoardLine, itemLines } from './board-lines.ts';
import type { BoardShape } from './board-shape.ts';
import { BreakerCard } from './breaker-card.tsx';
import styles from './breaker-list.module.css';
import { BreakerRow } from './breaker-row.tsx';
import { moveActive } from './move-active.ts';
import { type PlacedItem, type PlacedSection, placedSections } from './placed-sections.ts';
import { useShownLines } from './use-shown-lines.ts';

interface Props {
  readonly lines: readonly BoardLine[];
  readonly shape: BoardShape;
  /** How many breakers are listed. */
  readonly count: number;
}

/** The breakers, line by line; one tab stop, and the arrow keys from there. */
export function BreakerList({ lines, shape, count }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // Where the focus is on its way to, but not in the page yet: a key that is faster than the frame is already meant for it.
  const going = useRef<string | null>(null);
  const { shown, height, scrollToLine } = useShownLines({ lines, shape, count }, list);
  const active = activeOf(lines, chosen);

  const goTo = (name: string) => {
    setChosen(name);
    scrollToLine(lines.findIndex((line) => line.kind === 'items' && line.names.includes(name)));
    const item = itemOf(list.current, name);
    going.current = item === null ? name : null;
    item?.focus();
    requestAnimationFrame(() => {
      if (going.current !== name) return;
      going.current = null;
      itemOf(list.current, name)?.focus();
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const name = going.current ?? nameAt(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || name === null) return;
    const command = COMMANDS[event.key];
    const next = moveActive(lines, name, event.key);
    if (command !== undefined) give(command, name);
    else if (event.key === 'x') toggleSelected(name);
    else if (event.key === 'X') selectUpTo(name);
    else if (event.key === 'Escape' && selection.getState().on) clearSelection();
    else if (next !== null) goTo(next);
    else return;
    event.preventDefault();
  };

  return (
    // The keys act on the links inside, which are what is focused.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={list}
      className={styles['list']}
      style={{ blockSize: height }}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setChosen(nameAt(target) ?? chosen)}
    >
      {placedSections(shown, shape).map((section) => (
        <ListSection key={section.key} section={section} shape={shape} count={count} active={active} />
      ))}
    </div>
  );
}

/** To those that are selected; to the one in focus where none is. */
function give(command: 'force-open' | 'reset', breaker: string): void {
  const { names } = selection.getState();
  if (names.size > 0) openBulkDialog({ breakers: [...names], command });
  else openCommandDialog({ breaker, command });
}

const COMMANDS: Readonly<Record<string, 'force-open' | 'reset'>> = { f: 'force-open', r: 'reset' };

/** The breaker whose link this is. */
const nameAt = (target: EventTarget): string | null =>
  target instanceof HTMLElement ? (target.dataset['item'] ?? target.dataset['select'] ?? null) : null;

const itemOf = (list: HTMLElement | null, name: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-item="${CSS.escape(name)}"]`) ?? null;

/** What was chosen, if it is still listed; otherwise the first. */
function activeOf(lines: readonly BoardLine[], chosen: string | null): string | null {
  const items = itemLines(lines);
  if (chosen !== null && items.some((line) => line.names.includes(chosen))) return chosen;
  return items[0]?.names[0] ?? null;
}

interface SectionProps extends Omit<Props, 'lines'> {
  readonly section: PlacedSection;
  readonly active: string | null;
}

function ListSection({ section: { heading, items }, shape, count, active }: SectionProps) {
  return (
    <section>
      {heading && (
        <h2 className={styles['heading']} style={{ transform: `translateY(${heading.y}px)` }}>
          {heading.title} <span className={styles['count']}>{heading.count}</span>
        </h2>
      )}
      <ul className={styles['items']}>
        {items.map((item) => (
          <ListItem key={item.name} {...item} shape={shape} count={count} active={item.name === active} />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps extends PlacedItem, Omit<Props, 'lines'> {
  readonly active: boolean;
}

/** Rendered only when it moves, or takes or loses the tab stop. */
const ListItem = memo(function ListItem({ name, x, y, position, shape, count, active }: ItemProps) {
  return (
    <li
      className={styles['item']}
      style={{
        inlineSize: shape.itemWidth,
        blockSize: shape.itemHeight,
        transform: `translate(${x}px, ${y}px)`,
      }}
      data-density={shape.density}
      aria-setsize={count}
      aria-posinset={position}
    >
      {shape.density === 'rows' ? (
        <BreakerRow name={name} active={active} />
      ) : (
        <BreakerCard name={name} active={active} tier={shape.tier} />
      )}
    </li>
  );
});
