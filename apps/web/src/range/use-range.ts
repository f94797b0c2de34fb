import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { rangeKey, readRange, type TimeRange, writeRange } from './time-range.ts';

/**
 * What the address says, the same object as long as it means the same; and how to say something else: in its place, or so that the
 * browser's "back" takes it back.
 */
export function useRange<None extends TimeRange | null>(
  none: None,
): readonly [TimeRange | None, (range: TimeRange | null, how?: 'in-place' | 'to-go-back') => void] {
  const [search, setSearch] = useSearchParams();
  const read = readRange(search);
  const key = rangeKey(read);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- by its meaning: it is read anew with every render
  const range = useMemo(() => read ?? none, [key, none]);
  const setRange = (next: TimeRange | null, how: 'in-place' | 'to-go-back' = 'in-place') =>
    setSearch((present) => writeRange(present, next), { replace: how === 'in-place' });
  return [range, setRange];
}
