import { memo } from 'react';
import { Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Card } from './cards.ts';

const whole = (value: number | null | undefined, unit: string): string =>
  value === null || value === undefined ? '–' : `${Math.round(value)} ${unit}`;

export const NaiveCard = memo(function NaiveCard({ card }: { readonly card: Card }) {
  const { name, state, threshold, numbers, points } = card;
  return (
    <article data-breaker={name}>
      <p>
        <strong>{name}</strong> {state}
      </p>
      <ResponsiveContainer width="100%" height={90}>
        <LineChart data={[...points]}>
          <XAxis dataKey="at" hide />
          <YAxis domain={[0, 100]} hide />
          <Tooltip />
          <ReferenceLine y={threshold} strokeDasharray="3 3" />
          <Line dataKey="rate" dot={false} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
      <p>
        {whole(numbers?.failureRate, '%')} errors, {numbers?.rate.toFixed(1)} calls/s
      </p>
      <p>
        p50 {whole(numbers?.latency?.p50, 'ms')} p95 {whole(numbers?.latency?.p95, 'ms')} p99{' '}
        {whole(numbers?.latency?.p99, 'ms')}
      </p>
    </article>
  );
});
