export interface CookieOptions {
  /** Of the server: browsers share cookies among the ports of a host, and two boards must not sign one another out. */
  readonly port: number;
  /** Browsers reach the server by https alone. */
  readonly secure: boolean;
}

/** With `__Host-` a browser takes it from this very host and over https only. */
const nameOf = ({ port, secure }: CookieOptions): string =>
  `${secure ? '__Host-' : ''}fuseboard-session-${port}`;

/** What scripts cannot read and other sites cannot send. */
export function sessionCookie(secret: string, maxAgeMs: number, options: CookieOptions): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${Math.floor(maxAgeMs / 1_000)}`];
  if (options.secure) attributes.push('Secure');
  return [`${nameOf(options)}=${secret}`, ...attributes].join('; ');
}

/** The secret of a `Cookie` header; null: it has none of ours. */
export function secretInCookie(header: string | undefined, options: CookieOptions): string | null {
  const prefix = `${nameOf(options)}=`;
  const ours = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return ours?.slice(prefix.length) || null;
}
