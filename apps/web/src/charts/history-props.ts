import type { History } from './history.ts';
import type { ChartMark } from './marks.ts';
import type { TimeDomain } from './time-axis.ts';

/** What each chart of a history is given. */
export interface HistoryProps {
  readonly history: History;
  readonly domain: TimeDomain;
  readonly marks: readonly ChartMark[];
  /** Looks closer. */
  readonly onZoom: (range: TimeDomain) => void;
}
