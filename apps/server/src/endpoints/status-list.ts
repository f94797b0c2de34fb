/** Whether a status is in a list of statuses and classes such as `503` and `5xx`. */
export function statusMatcher(list: readonly string[]): (status: number) => boolean {
  const wanted = new Set(list);
  return (status) => wanted.has(String(status)) || wanted.has(`${Math.floor(status / 100)}xx`);
}
