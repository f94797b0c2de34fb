import { BREAKER_STATES } from '@fuseboard/protocol';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { plural } from '../format/quantity.ts';
import { stateInSentence } from '../format/state-word.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import type { BoardState } from '../store/board-state.ts';
import { boardStore } from '../store/board-store.ts';
import { useBoard } from '../store/hooks.ts';
import { numbers } from '../store/numbers.ts';
import { onTick } from '../store/server-clock.ts';
import { FoldIcon } from '../ui/icons.tsx';
import type { HeadingLine } from './board-lines.ts';
import styles from './group-heading.module.css';
import { type GroupSums, groupSums, sumsText } from './group-sums.ts';

interface Props {
  readonly line: HeadingLine;
  /** It is the stop of the Tab key. */
  readonly active: boolean;
  readonly onFold: (group: string) => void;
}

/** What a section is called and what is in it; pressed, its breakers are put away or brought back. */
export function GroupHeading({ line, active, onFold }: Props) {
  const { title, names, above, foldable, folded } = line;
  const members = useMemo(() => [...above, ...names], [above, names]);
  const content = (
    <>
      {foldable && <FoldIcon size={12} />}
      <span className={styles['title']}>{title}</span> <Inside members={members} above={above.length} />
    </>
  );
  if (!foldable) return <div className={styles['heading']}>{content}</div>;
  return (
    <button
      type="button"
      className={styles['heading']}
      data-stop={line.key}
      aria-expanded={!folded}
      tabIndex={active ? 0 : -1}
      onClick={() => onFold(title)}
    >
      {content}
    </button>
  );
}

interface InsideProps {
  readonly members: readonly string[];
  /** How many of them are listed further up. */
  readonly above: number;
}

function Inside({ members, above }: InsideProps) {
  const counts = useBoard(useShallow(({ breakers }) => sumsOf(members, breakers).counts));
  // Another count is another line: what is there anew shifts nothing, where moving on would.
  const line = [members.length, above, ...Object.values(counts)].join(' ');
  return (
    <span key={line} className={styles['inside']}>
      <span>
        {plural(members.length, 'breaker')}
        {above > 0 && `, ${above} of them above`}
      </span>
      {BREAKER_STATES.filter((state) => state !== 'closed' && counts[state] > 0).map((state) => (
        <span key={state} className={styles['state']} data-state={state}>
          <BreakerGlyph state={state} size={16} />
          {counts[state]} {stateInSentence(state)}
        </span>
      ))}
      <Sums members={members} />
    </span>
  );
}

const sumsOf = (members: readonly string[], breakers: BoardState['breakers']): GroupSums =>
  groupSums(
    members.flatMap((name) => {
      const entry = breakers.get(name);
      return entry ? [{ state: entry.state, numbers: numbers.view(name) }] : [];
    }),
  );

const EVERY = 1_000;

/** Written past React, once a second: numbers are not state. */
function Sums({ members }: { readonly members: readonly string[] }) {
  const node = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = () => {
      const text = sumsText(sumsOf(members, boardStore.getState().breakers));
      if (node.current && node.current.textContent !== text) node.current.textContent = text;
    };
    write();
    return onTick(EVERY, write);
  }, [members]);
  return <span ref={node} />;
}
