import { expect, it } from 'vitest';
import { PermitTable } from './permit-table.ts';
import { seededRandom } from './seeded-random.ts';

it('[L3] a permit is found once, with its generation', () => {
  const table = new PermitTable();
  const permit = table.take(7);
  expect(permit).toBeGreaterThan(0);
  expect(table.giveBack(permit)).toBe(7);
  expect(table.giveBack(permit)).toBe(0);
});

it.each([0, -1, 1.5, 16, 17, 2 ** 30, 2 ** 32 + 1, 1e300, Number.NaN, Infinity])(
  '[L3] %d was never given out',
  (permit) => {
    const table = new PermitTable();
    expect(table.giveBack(permit)).toBe(0);
    table.take(1);
    expect(table.giveBack(permit)).toBe(0);
    expect(table.giveBack(1)).toBe(1);
  },
);

it('[L3] after number 2^30 - 1 comes 1', () => {
  const table = new PermitTable(2 ** 30 - 2);
  expect([table.take(1), table.take(2), table.take(3)]).toEqual([2 ** 30 - 1, 1, 2]);
  expect(table.giveBack(2 ** 30 - 1)).toBe(1);
});

it('[L3] any number of permits can be out, taken and given back in any order', () => {
  const table = new PermitTable();
  const random = seededRandom('permits');
  const out = new Map<number, number>();
  const pick = (permits: readonly number[]): number => permits[Math.floor(random() * permits.length)] ?? 0;
  const used: number[] = [];
  const wrong: number[] = [];
  for (let step = 1; step <= 4_000; step += 1) {
    // Drifts up to some hundreds out, then down again.
    if (random() < (step % 2_000 < 1_000 ? 0.6 : 0.4)) {
      const permit = table.take(step);
      if (out.has(permit)) wrong.push(permit);
      out.set(permit, step);
    } else {
      const permit = pick([...out.keys()]);
      if (table.giveBack(permit) !== (out.get(permit) ?? 0)) wrong.push(permit);
      out.delete(permit);
      used.push(permit);
    }
    expect(table.giveBack(pick(used))).toBe(0);
  }
  expect(wrong).toEqual([]);
});

it('[L3] a permit that stays out does not stop the others', () => {
  const table = new PermitTable();
  const kept = table.take(3);
  for (let i = 0; i < 1_000; i += 1) expect(table.giveBack(table.take(4))).toBe(4);
  expect(table.giveBack(kept)).toBe(3);
});
