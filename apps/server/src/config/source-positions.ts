import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  visit,
} from 'yaml';
import type { YAMLMap } from 'yaml';

export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Finds the line of a value again by its path, through aliases and merged maps. */
export class SourcePositions {
  readonly #root: Node | null;
  readonly #lines: LineCounter;
  readonly #anchors = new Map<string, Node>();
  readonly #unresolved: Position[] = [];

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#root = document.contents;
    this.#lines = lines;
    visit(document, {
      Node: (_key, node) => {
        if (!isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
      },
      Alias: (_key, alias) => {
        if (!this.#anchors.has(alias.source)) this.#unresolved.push(this.at(alias.range?.[0] ?? 0));
      },
    });
  }

  /** Aliases that name an anchor which does not stand before them. */
  get unresolved(): readonly Position[] {
    return this.#unresolved;
  }

  at(offset: number): Position {
    return positionAt(this.#lines, offset);
  }

  /** Of the value at the path or of its key; where there is no such thing, of the innermost one that would hold it. */
  locate(keys: readonly PropertyKey[], part: 'key' | 'value'): Position {
    let node = this.#resolve(this.#root);
    let offset = node?.range?.[0] ?? 0;
    for (const [depth, key] of keys.entries()) {
      const child = this.#child(node, key);
      if (child === null) break;
      const wantsKey = part === 'key' && depth === keys.length - 1;
      offset = (wantsKey ? child.key : child.value)?.range?.[0] ?? child.key?.range?.[0] ?? offset;
      node = this.#resolve(child.value);
    }
    return this.at(offset);
  }

  #child(node: Node | null, key: PropertyKey): Child | null {
    if (isSeq(node)) {
      const item = node.items[Number(key)];
      return isNode(item) ? { key: null, value: item } : null;
    }
    return isMap(node) ? (this.#pair(node, String(key)) ?? this.#merged(node, key)) : null;
  }

  #pair(map: YAMLMap, key: string): Child | null {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair === undefined) return null;
    return { key: isNode(pair.key) ? pair.key : null, value: isNode(pair.value) ? pair.value : null };
  }

  /** A key that came in by `<<`. */
  #merged(map: YAMLMap, key: PropertyKey): Child | null {
    const source = this.#resolve(this.#pair(map, '<<')?.value ?? null);
    if (!isSeq(source)) return source === null ? null : this.#child(source, key);
    for (const item of source.items) {
      const child = isNode(item) ? this.#child(this.#resolve(item), key) : null;
      if (child !== null) return child;
    }
    return null;
  }

  #resolve(node: Node | null): Node | null {
    return isAlias(node) ? (this.#anchors.get(node.source) ?? null) : node;
  }
}

interface Child {
  readonly key: Node | null;
  readonly value: Node | null;
}
