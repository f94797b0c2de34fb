type JsonObject = Readonly<Record<string, unknown>>;

/**
 * JSON Merge Patch (RFC 7396): objects are merged, null takes a key away, everything else replaces. One thing is added: an object
 * whose `type` becomes another one is replaced as a whole, since the keys of a TCP endpoint mean nothing to an HTTP one.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) && isSameKind(target, patch) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

const isSameKind = (target: JsonObject, patch: JsonObject): boolean =>
  patch['type'] === undefined || target['type'] === undefined || patch['type'] === target['type'];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
