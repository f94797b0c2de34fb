/** A name for what is at a URL: the last word of its path or, where it has none, the first telling one of its host. */
export function suggestName(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, pathname } = new URL(url);
  const path = pathname.split('/').filter((part) => part !== '' && !/^(v?\d+|api)$/i.test(part));
  const host = hostname.split('.').find((label) => !['www', 'api'].includes(label));
  return (path.at(-1) ?? host ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64);
}
