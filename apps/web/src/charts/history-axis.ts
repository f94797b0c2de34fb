/** Geometry shared by the charts of one history, so that they lie on one time axis. */
export const CHART_HEIGHT = 132;
export const VALUE_AXIS_WIDTH = 52;
export const CHART_MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;
/** Charts of the same name show their tooltips together. */
export const SYNC = 'history';

export const TICK = { fontSize: 11, fill: 'var(--ink-3)' } as const;
export const INK = {
  line: 'var(--ink)',
  quiet: 'var(--ink-3)',
  grid: 'var(--line)',
  cursor: 'var(--line-strong)',
  threshold: 'var(--open)',
} as const;
