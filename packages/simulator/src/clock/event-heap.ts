/** Something that is to happen. */
export interface Task {
  /** µs */
  readonly at: number;
  /** Of two at the same instant, the one that was set first goes first. */
  readonly order: number;
  /** null: it was called off. */
  run: (() => void) | null;
}

/** What is to happen, soonest first; of the same instant, in the order in which it was set. */
export class EventHeap {
  readonly #tasks: Task[] = [];

  get size(): number {
    return this.#tasks.length;
  }

  /** Infinity: nothing is left. */
  get nextAt(): number {
    return this.#tasks[0]?.at ?? Infinity;
  }

  push(task: Task): void {
    const tasks = this.#tasks;
    let at = tasks.push(task) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = tasks[above];
      if (parent === undefined || isBefore(parent, task)) break;
      tasks[at] = parent;
      at = above;
    }
    tasks[at] = task;
  }

  pop(): Task | undefined {
    const tasks = this.#tasks;
    const first = tasks[0];
    const last = tasks.pop();
    if (last !== undefined && tasks.length > 0) this.#sink(last);
    return first;
  }

  #sink(task: Task): void {
    const tasks = this.#tasks;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      let child = tasks[below];
      if (child === undefined) break;
      const right = tasks[below + 1];
      if (right !== undefined && isBefore(right, child)) {
        child = right;
        below += 1;
      }
      if (isBefore(task, child)) break;
      tasks[at] = child;
      at = below;
    }
    tasks[at] = task;
  }
}

function isBefore(one: Task, other: Task): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
