import { useEffect, useState } from 'react';
import { boardStore } from '../store/board-store.ts';
import { numbers } from '../store/numbers.ts';
import { isNear } from '../store/near-watch.ts';
import { onTick } from '../store/server-clock.ts';
import { attentionOf, byAttention, isUrgent } from './attention.ts';
import { holdOrder, sameOrder } from './held-order.ts';

export interface Order {
  readonly names: readonly string[];
  /** Those that come first, whatever group they belong to. */
  readonly urgent: ReadonlySet<string>;
  /** By name; kept, so that a weight that hardly changes does not. */
  readonly weights: ReadonlyMap<string, number>;
}

const RANK_EVERY = 1_000;

/** The whole board's order: who needs attention first. While `held()` it stands still under the pointer or focus. */
export function useOrder(held: () => boolean): Order {
  const [order, setOrder] = useState<Order>(() => rank());
  useEffect(() => {
    const update = () => setOrder((present) => nextOrder(present, held()));
    const stopTicking = onTick(RANK_EVERY, update);
    const stopListening = boardStore.subscribe((state, before) => {
      if (state.breakers !== before.breakers) update();
    });
    update();
    return () => {
      stopTicking();
      stopListening();
    };
  }, [held]);
  return order;
}

function rank(before?: Order): Order {
  const { breakers } = boardStore.getState();
  const ranked = [...breakers.values()]
    .map(({ name, state }) =>
      attentionOf({
        name,
        state,
        near: isNear(name),
        numbers: numbers.view(name),
        weightBefore: before?.weights.get(name),
      }),
    )
    .sort(byAttention);
  return {
    names: ranked.map(({ name }) => name),
    urgent: new Set(ranked.filter(isUrgent).map(({ name }) => name)),
    weights: new Map(ranked.map(({ name, weight }) => [name, weight])),
  };
}

/** The same object when nobody moved. */
function nextOrder(present: Order, held: boolean): Order {
  const wanted = rank(present);
  if (held) {
    const names = holdOrder(present.names, wanted.names);
    return sameOrder(names, present.names) ? present : { ...present, names };
  }
  const moved = !sameOrder(wanted.names, present.names) || !sameUrgent(wanted.urgent, present.urgent);
  return moved ? wanted : present;
}

const sameUrgent = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));
