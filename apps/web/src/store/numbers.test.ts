import { beforeEach, describe, expect, it } from 'vitest';
import { frameOf, snapshotOf } from '../testing/messages.ts';
import { NOON, numbersView } from '../testing/views.ts';
import { NumbersStore, SPARK_POINTS } from './numbers.ts';

const failing = (failureRate: number) => numbersView({ failureRate });
const two = [{ name: 'payments' }, { name: 'search' }];

describe('NumbersStore', () => {
  let flushes: (() => void)[] = [];
  let store: NumbersStore;
  const flush = () => {
    for (const next of flushes.splice(0)) next();
  };
  const newest = (name: string) => {
    const out = new Float32Array(SPARK_POINTS);
    store.rates(name, out);
    return out[SPARK_POINTS - 1];
  };

  beforeEach(() => {
    flushes = [];
    store = new NumbersStore((next) => flushes.push(next));
    store.adopt(snapshotOf(two));
  });

  it('has the rows of the snapshot, decoded', () => {
    expect(store.view('payments')).toMatchObject({ rate: 4.8, calls: { minimum: 20 } });
    expect(store.view('nobody')).toBeNull();
  });

  it('tells only who watches a breaker that changed, once an animation frame', () => {
    const told: string[] = [];
    store.subscribe('payments', () => told.push('payments'));
    store.subscribe('search', () => told.push('search'));
    flush();
    told.length = 0;
    store.apply(frameOf({ 0: failing(10) }, { at: NOON + 1 }));
    store.apply(frameOf({ 0: failing(20) }, { at: NOON + 2 }));
    expect([told, flushes.length]).toEqual([[], 1]);
    flush();
    expect(told).toEqual(['payments']);
    expect(store.view('payments')?.failureRate).toBe(20);
  });

  it('tells everybody when the sparklines move on by a point', () => {
    const told: string[] = [];
    store.subscribe('search', () => told.push('search'));
    store.apply(frameOf({}, { at: NOON + store.step }));
    flush();
    expect(told).toEqual(['search']);
  });

  it('ignores a frame of another layout', () => {
    store.apply(frameOf({ 0: failing(90) }, { layout: 2 }));
    expect(store.view('payments')?.failureRate).toBeNull();
  });

  it('ignores a row beyond the picture', () => {
    expect(() => store.apply(frameOf({ 7: failing(90) }))).not.toThrow();
  });

  it('gives the same view until the numbers change', () => {
    const view = store.view('payments');
    store.apply(frameOf({ 1: failing(10) }));
    expect(store.view('payments')).toBe(view);
    store.apply(frameOf({ 0: failing(10) }));
    expect(store.view('payments')).not.toBe(view);
  });

  it('keeps a breaker its curve when another layout moves it to another index', () => {
    store.apply(frameOf({ 0: failing(40) }));
    store.apply(frameOf({}, { at: NOON + store.step }));
    const moved = [{ name: 'mail' }, { name: 'payments', numbers: failing(55) }];
    store.adopt(snapshotOf(moved, { layout: 2, serverTime: NOON + store.step }));
    const out = new Float32Array(SPARK_POINTS);
    store.rates('payments', out);
    expect(Array.from(out.slice(-2))).toEqual([40, 55]);
    store.apply(frameOf({ 1: failing(60) }, { layout: 2, at: NOON + store.step }));
    expect(newest('payments')).toBe(60);
  });

  it('takes the past from the server and its step with it, and stays live at the end', () => {
    store.apply(frameOf({ 0: failing(40) }));
    store.fillHistory({ step: 5_000, end: NOON, rates: { payments: [10, 20, 30], gone: [1] } });
    const out = new Float32Array(SPARK_POINTS);
    store.rates('payments', out);
    expect(Array.from(out.slice(-3))).toEqual([10, 20, 40]);
    expect(store.step).toBe(5_000);
  });

  it('forgets a listener that left', () => {
    const told: string[] = [];
    const leave = store.subscribe('payments', () => told.push('payments'));
    leave();
    leave();
    store.apply(frameOf({ 0: failing(1) }));
    flush();
    expect(told).toEqual([]);
  });
});
