import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { Link, useSearch } from 'wouter';
import { clearSelection, startSelecting, tellListed, useSelecting } from '../commands/selection.ts';
import { boardSentence } from '../format/board-sentence.ts';
import { whyNotMine } from '../store/why-not-mine.ts';
import { useBoard, useConnection, useStateCounts } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { CardsIcon, RowsIcon, WallIcon } from '../ui/icons.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { ViewsButton } from '../views/views-button.tsx';
import { NothingFound, Refused, Unreachable } from './board-empty.tsx';
import styles from './board-page.module.css';
import { itemLines } from './board-lines.ts';
import { type Density, formatBoardQuery, toggleFold } from './board-query.ts';
import { boardShape } from './board-shape.ts';
import { BoardSkeleton } from './board-skeleton.tsx';
import { BreakerList } from './breaker-list.tsx';
import { NoBreakers } from './no-breakers.tsx';
import { rememberedTotal, rememberTotal } from './remembered-shape.ts';
import { RowLabels } from './row-labels.tsx';
import { SearchBox } from './search-box.tsx';
import { StateFilter } from './state-filter.tsx';
import { useBoardQuery } from './use-board-query.ts';
import { useHold } from './use-hold.ts';
import { useListed } from './use-listed.ts';
import { useOrder } from './use-order.ts';
import { useWidth } from './use-width.ts';
import { Wall } from './wall.tsx';

const SelectionBar = lazy(async () => ({
  default: (await import('../commands/selection-bar.tsx')).SelectionBar,
}));

/** Every breaker there is, the ones that need somebody first. */
export default function BoardPage() {
  const counts = useStateCounts();
  const known = useBoard((state) => state.bootId !== null);
  const total = useBoard((state) => state.order.length);
  const [query, setQuery] = useBoardQuery();
  // Room for a thousand from the start: nothing may move when the first picture comes.
  const digits = Math.max(4, String(known ? total : rememberedTotal()).length);
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <h1 className={styles['sentence']}>
          <Sentence />
        </h1>
        <SearchBox value={query.q} onChange={(q) => setQuery({ ...query, q })} />
        <ViewsButton search={formatBoardQuery('', query)} />
        {query.density === 'wall' ? <KioskLink /> : <SelectButton />}
        <SegmentedControl<Density>
          label="Density"
          value={query.density}
          onChange={(density) => setQuery({ ...query, density })}
          options={DENSITIES}
        />
      </div>
      <StateFilter counts={known ? counts : null} digits={digits} query={query} onChange={setQuery} />
      <Breakers />
    </div>
  );
}

/** Boxes on every card and row, and what can be done with those that are ticked. */
function SelectButton() {
  const selecting = useSelecting();
  const notMine = useBoard(({ who }) => whyNotMine(who, 'command-breakers'));
  if (notMine !== null) return null; // a selection is for commands
  return (
    <Button aria-pressed={selecting} onClick={selecting ? clearSelection : startSelecting}>
      Select
    </Button>
  );
}

/** The same without anything to press, for a screen on the wall. */
function KioskLink() {
  const params = new URLSearchParams(useSearch());
  params.delete('density');
  params.set('wall', '1');
  return (
    <Link
      href={`/?${params.toString()}`}
      className={styles['kiosk']}
      title="Without controls, for a screen on the wall"
    >
      Kiosk
    </Link>
  );
}

function Sentence() {
  const counts = useStateCounts();
  const known = useBoard((state) => state.bootId !== null);
  const connecting = useConnection().kind === 'connecting';
  if (known) return boardSentence(counts);
  return connecting ? 'Connecting…' : 'Not connected';
}

const DENSITIES = [
  { value: 'cards', label: <CardsIcon />, name: 'Cards' },
  { value: 'rows', label: <RowsIcon />, name: 'Rows' },
  { value: 'wall', label: <WallIcon />, name: 'Wall' },
] as const;

function Breakers() {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const total = useBoard((state) => state.order.length);
  const known = useBoard((state) => state.bootId !== null);
  const [query] = useBoardQuery();
  const expected = known ? total : rememberedTotal();
  const shape = useMemo(
    () => boardShape({ density: query.density, total: expected, width }),
    [query.density, expected, width],
  );
  useEffect(() => {
    if (known) rememberTotal(total);
  }, [known, total]);
  return (
    <div ref={root} className={styles['breakers']}>
      {width === 0 ? null : known ? (
        <Listed shape={shape} total={total} />
      ) : (
        <NotYet shape={shape} total={expected} />
      )}
    </div>
  );
}

interface PartProps {
  readonly shape: ReturnType<typeof boardShape>;
  readonly total: number;
}

function NotYet({ shape, total }: PartProps) {
  const connection = useConnection();
  if (connection.kind === 'refused') return <Refused message={connection.message} />;
  if (connection.kind === 'disconnected') return <Unreachable connection={connection} />;
  return <BoardSkeleton shape={shape} total={total} />;
}

function Listed({ shape, total }: PartProps) {
  const hold = useHold();
  const order = useOrder(hold.held);
  const [query, setQuery] = useBoardQuery();
  const { count, lines } = useListed({ order, query, shape });
  const selecting = useSelecting();
  const listed = useMemo(() => itemLines(lines).flatMap(({ names }) => names), [lines]);
  useEffect(() => tellListed(listed), [listed]);
  if (total === 0) return <NoBreakers />;
  if (count === 0) {
    const clear = () => setQuery({ ...query, q: '', states: [] });
    return <NothingFound query={query} total={total} onClear={clear} />;
  }
  return (
    <div {...hold.props} data-selecting={selecting || undefined}>
      {shape.density === 'rows' && <RowLabels shape={shape} />}
      {shape.density === 'wall' ? (
        <Wall names={listed} urgent={order.urgent} />
      ) : (
        <BreakerList
          lines={lines}
          shape={shape}
          count={count}
          onFold={(group) => setQuery(toggleFold(query, group))}
        />
      )}
      {selecting && (
        <Suspense fallback={null}>
          <SelectionBar listed={listed} />
        </Suspense>
      )}
    </div>
  );
}
