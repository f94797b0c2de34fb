import { memo, useRef } from 'react';
import type { BoardLine } from './board-lines.ts';
import type { BoardShape } from './board-shape.ts';
import { BreakerCard } from './breaker-card.tsx';
import styles from './breaker-list.module.css';
import { BreakerRow } from './breaker-row.tsx';
import { GroupHeading } from './group-heading.tsx';
import { type PlacedItem, type PlacedSection, placedSections } from './placed-sections.ts';
import { useListKeys } from './use-list-keys.ts';
import { useShownLines } from './use-shown-lines.ts';

interface Props {
  readonly lines: readonly BoardLine[];
  readonly shape: BoardShape;
  /** How many breakers are listed. */
  readonly count: number;
  /** Puts a group's breakers away, or brings them back. */
  readonly onFold: (group: string) => void;
}

/** The breakers, line by line; one tab stop, and the arrow keys from there. */
export function BreakerList({ lines, shape, count, onFold }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { shown, height, scrollToLine } = useShownLines({ lines, shape, count }, list);
  const { active, props } = useListKeys({ lines, scrollToLine }, list);
  return (
    <div ref={list} className={styles['list']} style={{ blockSize: height }} {...props}>
      {placedSections(shown, shape).map((section) => (
        <ListSection
          key={section.key}
          section={section}
          shape={shape}
          count={count}
          active={active}
          onFold={onFold}
        />
      ))}
    </div>
  );
}

interface SectionProps extends Omit<Props, 'lines'> {
  readonly section: PlacedSection;
  readonly active: string | null;
}

function ListSection({ section: { heading, items }, shape, count, active, onFold }: SectionProps) {
  return (
    <section>
      {heading && (
        <h2 className={styles['heading']} style={{ transform: `translateY(${heading.y}px)` }}>
          <GroupHeading line={heading.line} active={heading.line.key === active} onFold={onFold} />
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

interface ItemProps extends PlacedItem, Omit<Props, 'lines' | 'onFold'> {
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
