import type { BreakerDefinition } from '@fuseboard/protocol';
import type { DefinitionState } from './definition-state.ts';
import type { Base } from './follow-base.ts';

export type Placed = Pick<DefinitionState, 'definition' | 'source'>;

/** Those on the board: in the order of the file, then those made on the page as they came, then the demo's. */
export function orderOf(
  states: ReadonlyMap<string, Placed>,
  { file, demo }: Base,
): readonly BreakerDefinition[] {
  const places = new Map([...file, ...(demo ?? [])].map(({ name }, index) => [name, index]));
  const onBoard = [...states].filter(([, { source }]) => source !== 'demo' || demo !== null);
  const rank = (name: string, source: DefinitionState['source']): number =>
    source === 'page' ? file.length - 0.5 : (places.get(name) ?? Number.POSITIVE_INFINITY);
  return onBoard
    .toSorted(([left, { source: ofLeft }], [right, { source: ofRight }]) => {
      const [first, second] = [rank(left, ofLeft), rank(right, ofRight)];
      return first === second ? 0 : first - second;
    })
    .flatMap(([, { definition }]) => (definition === null ? [] : [definition]));
}
