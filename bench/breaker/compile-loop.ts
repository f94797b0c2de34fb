import { compileFunction } from 'node:vm';
import type { Prepared } from './subject.ts';

export type Loop = (calls: number) => Promise<unknown>;

/**
 * The loop around a subject's call, compiled from source of its own: V8 keeps what it learns about a call site with the source, so
 * a loop shared by several subjects would make each of their calls a megamorphic one. The name keeps V8's cache of equal sources out.
 */
export function compileLoop(name: string, { code, scope }: Prepared): Loop {
  const source = `// ${name}
    return async function loop(calls) {
      let value;
      for (let i = 0; i < calls; i += 1) { ${code} }
      return value;
    };`;
  return compileFunction(source, Object.keys(scope)).apply(undefined, Object.values(scope)) as Loop; // what the source returns
}
