import { useEffect, useState } from 'react';
import { boardStore } from '../store/board-store.ts';
import { numbers } from '../store/numbers.ts';
import { onTick } from '../store/server-clock.ts';
import { attentionOf, byAttention, isUrgent } from './attention.ts';
import { holdOrder, sameOrder } from './held-order.ts';

export interface Order {
  readonly names: readonly string[];
  /** Those that come first, whatever group they belong to. */
  readonly urgent: ReadonlySet<string>;
}

const RANK_EVERY = 1_000;

/** The whole board's order: who needs attention first. While `held()` it stands still under the pointer or focus. */
export function useOrder(held: () => boolean): Order {
  const [order, setOrder] = useState<Order>(rank);
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

function rank(): Order {
  const { breakers } = boardStore.getState();
  const ranked = [...breakers.values()]
    .map((entry) => attentionOf(entry, numbers.view(entry.name)))
    .sort(byAttention);
  const urgent = new Set(ranked.filter(isUrgent).map(({ name }) => name));
  return { names: ranked.map(({ name }) => name), urgent };
}

/** The same object when nobody moved. */
function nextOrder(present: Order, held: boolean): Order {
  const wanted = rank();
  if (held) {
    const names = holdOrder(present.names, wanted.names);
    return sameOrder(names, present.names) ? present : { names, urgent: present.urgent };
  }
  const moved = !sameOrder(wanted.names, present.names) || !sameUrgent(wanted.urgent, present.urgent);
  return moved ? wanted : present;
}

const sameUrgent = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));
