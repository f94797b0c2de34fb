import {
  decodeRow,
  type Frame,
  type JournalEntry,
  type NumbersView,
  type Snapshot,
} from '@fuseboard/protocol';

export interface Card {
  readonly name: string;
  readonly group: string | null;
  readonly state: string;
  readonly threshold: number;
  readonly minimum: number;
  readonly numbers: NumbersView | null;
  /** The failure rates of the last while, oldest first. */
  readonly points: readonly { readonly at: number; readonly rate: number | null }[];
}

/** As many as a card of the board has. */
const POINTS = 60;

export const cardsOf = ({ breakers, thresholds, rows, serverTime }: Snapshot): readonly Card[] => {
  const cards = breakers.map(({ name, group, state, thresholds: index }): Card => {
    const rules = thresholds[index];
    return {
      name,
      group,
      state,
      threshold: rules?.failureRate ?? 50,
      minimum: rules?.minimumNumberOfCalls ?? 0,
      numbers: null,
      points: [],
    };
  });
  return applyRows(cards, rows, serverTime);
};

export const applyFrame = (cards: readonly Card[], frame: Frame): readonly Card[] =>
  applyRows(cards, frame.rows, frame.at);

function applyRows(cards: readonly Card[], rows: Frame['rows'], at: number): readonly Card[] {
  const next = [...cards];
  for (const row of rows) {
    const card = next[row[0]];
    if (!card) continue;
    const numbers = decodeRow(row, card.minimum);
    const points = [...card.points.slice(1 - POINTS), { at, rate: numbers.failureRate }];
    next[row[0]] = { ...card, numbers, points };
  }
  return next;
}

export const applyMoves = (cards: readonly Card[], entries: readonly JournalEntry[]): readonly Card[] =>
  entries.reduce(
    (present, entry) =>
      entry.kind === 'transition'
        ? present.map((card) => (card.name === entry.breaker ? { ...card, state: entry.to } : card))
        : present,
    cards,
  );
