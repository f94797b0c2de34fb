import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { rangeKey, readRange, type TimeRange, writeRange } from './time-range.ts';

/** What the address says, the same object as long as it means the same; and how to say something else. */
export function useRange<None extends TimeRange | null>(
  none: None,
): readonly [TimeRange | None, (range: TimeRange | null) => void] {
  const [search, setSearch] = useSearchParams();
  const read = readRange(search);
  const key = rangeKey(read);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- by its meaning: it is read anew with every render
  const range = useMemo(() => read ?? none, [key, none]);
  const setRange = (next: TimeRange | null) =>
    setSearch((present) => writeRange(present, next), { replace: true });
  return [range, setRange];
}
