/** `['breakers', 2, 'breaker', 'x-y']` as `breakers[2].breaker["x-y"]`. */
export function pathText(keys: readonly PropertyKey[]): string {
  return keys.map(String).reduce((path, key) => {
    if (/^\d+$/.test(key)) return `${path}[${key}]`;
    if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === '' ? key : `${path}.${key}`;
  }, '');
}
