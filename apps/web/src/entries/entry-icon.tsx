import type { JournalEntry } from '@fuseboard/protocol';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import styles from './entries.module.css';

const SIZE = 18;

/** A breaker's new state by its glyph; everything else by a small sign of its own. Decorative: the sentence says it. */
export function EntryIcon({ entry }: { readonly entry: JournalEntry }) {
  switch (entry.kind) {
    case 'transition':
      return <StateIcon state={entry.to} />;
    case 'command':
      return entry.outcome === 'refused' ? (
        <Sign path={PATHS.refused} />
      ) : (
        <StateIcon state={entry.after.state} />
      );
    case 'threshold-exceeded':
      return <StateIcon state="metrics-only" />;
    case 'mark':
      return <Sign path={PATHS.mark} />;
    case 'config':
      return <Sign path={PATHS.config} />;
    case 'dials':
      return <Sign path={PATHS.dials} />;
    case 'scenario':
      return <Sign path={PATHS.scenario} />;
    case 'server':
      return <Sign path={PATHS.server} />;
    default:
      return entry satisfies never;
  }
}

function StateIcon({ state }: { readonly state: Parameters<typeof BreakerGlyph>[0]['state'] }) {
  return (
    <span className={styles['glyph']} data-state={state}>
      <BreakerGlyph state={state} size={SIZE} />
    </span>
  );
}

/** On a grid of 16: a crossed circle, a flag, a pencil, two sliders, a play triangle, a power sign. */
const PATHS = {
  refused: 'M8 2.5a5.5 5.5 0 1 0 0.01 0M4.2 4.2l7.6 7.6',
  mark: 'M4 14V2.5M4 3h8l-2 2.75L12 8.5H4',
  config: 'M3 13l.6-3L11 2.6 13.4 5 6 12.4 3 13M9.4 4.2l2.4 2.4',
  dials: 'M2 5h6.5M12 5h2M2 11h2M7.5 11H14M10.2 3.2a1.8 1.8 0 1 0 0.01 0M5.7 9.2a1.8 1.8 0 1 0 0.01 0',
  scenario: 'M5 3v10l8-5z',
  server: 'M8 2v5M5 4a5 5 0 1 0 6 0',
} as const;

function Sign({ path }: { readonly path: string }) {
  return (
    <svg className={styles['sign']} width={SIZE} height={SIZE} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
