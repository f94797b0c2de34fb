import type { OverrideView } from '@fuseboard/protocol';
import { useCallback, useSyncExternalStore } from 'react';
import type { BreakerEntry } from '../store/board-state.ts';
import { onTick, serverNow } from '../store/server-clock.ts';
import { openCommandDialog } from './desk.ts';

/** ms ahead that the end of an override is warned of. */
const WARN_AHEAD = 60_000;

/** By the server's clock, as well as the page can tell it: nothing need be sent for it. */
export function isExpiring(override: OverrideView | null, now: number): boolean {
  const expiresAt = override?.expiresAt ?? null;
  return expiresAt !== null && expiresAt - now <= WARN_AHEAD && expiresAt > now;
}

/** Renders again only when it begins or ends. */
export function useExpiring(override: OverrideView | null): boolean {
  const subscribe = useCallback((listener: () => void) => onTick(1_000, listener), []);
  return useSyncExternalStore(subscribe, () => isExpiring(override, serverNow()));
}

/** The same command once more, for a quarter of an hour from now and with its reason; still to be confirmed. */
export function keepLonger({ name, override }: Pick<BreakerEntry, 'name' | 'override'>): void {
  if (override === null) return;
  const { command, reason } = override;
  openCommandDialog({ breaker: name, command, draft: { reason: reason ?? '', expiry: '15m' } });
}
