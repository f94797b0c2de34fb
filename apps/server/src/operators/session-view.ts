import type { SessionView } from '@fuseboard/protocol';
import type { Access, Identity } from './access.ts';

/** Who somebody is, as they are told. */
export function sessionView({ actor, session }: Identity, access: Pick<Access, 'needsSignIn'>): SessionView {
  return { ...actor, signInNeeded: access.needsSignIn, expiresAt: session?.expiresAt ?? null };
}
