import { expect, it } from 'vitest';
import { configTypeScript, configYaml } from './config-text.ts';

const config = {
  slidingWindow: { type: 'time-based', duration: 10_000 },
  minimumNumberOfCalls: 20,
  waitDurationInOpenState: { initial: 1_500, multiplier: 2, max: 60_000 },
} as const;

it('is the board’s file, with times as somebody would write them', () => {
  const text = configYaml('orders', config);
  expect(text).toContain('      slidingWindow: { type: time-based, duration: 10s }\n');
  expect(text).toContain('      waitDurationInOpenState: { initial: 1.5s, multiplier: 2, max: 1m }\n');
});

it('is the library’s in TypeScript, in ms', () => {
  const text = configTypeScript('orders', config);
  expect(text).toContain("  slidingWindow: { type: 'time-based', duration: 10_000 },");
  expect(text).toContain('  waitDurationInOpenState: { initial: 1_500, multiplier: 2, max: 60_000 },');
});
