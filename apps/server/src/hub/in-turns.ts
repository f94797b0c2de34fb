import { setImmediate } from 'node:timers/promises';

/** So many are seen to in one turn of the event loop: some milliseconds. */
const A_TURN = 250;

/** Items, however many, with a turn of the event loop after each few, so that a long work keeps nobody waiting. */
export async function* inTurns<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count % A_TURN === 0) await setImmediate();
  }
}
