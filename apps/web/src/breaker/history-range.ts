/** What the charts cover, and in how many points: so many that a pixel is no finer, so few that drawing them costs little. */
export const RANGES = {
  '2m': { span: 120_000, points: 120 },
  '10m': { span: 600_000, points: 150 },
} as const;

export type Range = keyof typeof RANGES;

export const RANGE_OPTIONS = [
  { value: '2m', label: '2 min' },
  { value: '10m', label: '10 min' },
] as const;

/** ms that a point covers. */
export const stepOf = (range: Range): number => RANGES[range].span / RANGES[range].points;
