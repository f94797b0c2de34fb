import { BREAKER_COMMANDS, BREAKER_STATES, type JournalEntry } from '@fuseboard/protocol';
import { type Exposition, labelText } from './exposition.ts';
import { STATE_LABELS } from './state-label.ts';

/** A counter for each value that its labels can have, all of them there from the start at 0. */
class Counts {
  readonly #counts: Map<string, number>;

  constructor(labels: readonly string[]) {
    this.#counts = new Map(labels.map((label) => [label, 0]));
  }

  add(label: string): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  write(to: Exposition, name: string, help: string): void {
    to.begin({ name, type: 'counter', help });
    for (const [label, count] of this.#counts) to.sample(name, label, count);
  }
}

const moveLabel = (from: keyof typeof STATE_LABELS, to: keyof typeof STATE_LABELS): string =>
  labelText({ from: STATE_LABELS[from], to: STATE_LABELS[to] });
const commandLabel = (command: string, result: string): string => labelText({ command, result });

/** What happened since the start, counted as it goes into the journal. */
export class EventCounts {
  readonly #transitions = new Counts(
    BREAKER_STATES.flatMap((from) =>
      BREAKER_STATES.filter((to) => to !== from).map((to) => moveLabel(from, to)),
    ),
  );
  readonly #commands = new Counts(
    BREAKER_COMMANDS.flatMap((command) =>
      ['applied', 'refused'].map((result) => commandLabel(command, result)),
    ),
  );

  add(entry: JournalEntry): void {
    if (entry.kind === 'transition') this.#transitions.add(moveLabel(entry.from, entry.to));
    else if (entry.kind === 'command') this.#commands.add(commandLabel(entry.command, entry.outcome));
  }

  write(to: Exposition): void {
    this.#transitions.write(to, 'fuseboard_transitions_total', 'Transitions of all breakers');
    this.#commands.write(to, 'fuseboard_commands_total', "Operators' commands, by what became of them");
  }
}
