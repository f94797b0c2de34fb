/** Of a word that begins the text, begins a part of it, is anywhere in it, or only has its letters there in this order. */
const SCORES = { start: 100, part: 80, inside: 60, scattered: 40 } as const;

/** How well `text` fits what was typed, every word of it; null: not at all. Of two that fit as well, the shorter is meant. */
export function fuzzyScore(typed: string, text: string): number | null {
  const target = text.toLowerCase();
  let score = 0;
  for (const word of wordsOf(typed)) {
    const found = wordScore(word, target);
    if (found === null) return null;
    score += found;
  }
  return score - target.length / 100;
}

export const wordsOf = (typed: string): readonly string[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

function wordScore(word: string, target: string): number | null {
  const at = target.indexOf(word);
  if (at === 0) return SCORES.start;
  if (at > 0) return /[a-z0-9]/.test(target.charAt(at - 1)) ? SCORES.inside : SCORES.part;
  const gaps = gapsIn(word, target);
  return gaps === null ? null : Math.max(1, SCORES.scattered - gaps);
}

/** Letters between those of the word, as they come in the target; null: they do not all come, or not in this order. */
function gapsIn(word: string, target: string): number | null {
  let gaps = 0;
  let at = -1;
  for (const letter of word) {
    const next = target.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (at >= 0) gaps += next - at - 1;
    at = next;
  }
  return gaps;
}

/** Those that fit, the best first. */
export function bestOf<T>(items: readonly T[], typed: string, textOf: (item: T) => string): readonly T[] {
  if (wordsOf(typed).length === 0) return items;
  return items
    .flatMap((item) => {
      const score = fuzzyScore(typed, textOf(item));
      return score === null ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
