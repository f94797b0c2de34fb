import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import type { BreakerEntry } from '../store/board-state.ts';
import { useNearThreshold } from '../store/hooks.ts';
import { useProbes } from './next-step.tsx';

interface Props {
  readonly entry: BreakerEntry;
  readonly size: number;
}

/** The glyph with what only the numbers know: near its threshold, or how many probes have answered. */
export function LiveGlyph({ entry, size }: Props) {
  const near = useNearThreshold(entry.name);
  if (entry.state === 'half-open') return <ProbingGlyph entry={entry} size={size} />;
  return <BreakerGlyph state={entry.state} size={size} detail={{ nearThreshold: near }} />;
}

function ProbingGlyph({ entry, size }: Props) {
  return <BreakerGlyph state="half-open" size={size} detail={{ probes: useProbes(entry) }} />;
}
