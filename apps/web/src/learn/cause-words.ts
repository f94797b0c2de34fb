import type { BreakerMove } from '@fuseboard/simulator';
import { whyCause } from '../format/why.ts';
import { instant } from './instant.ts';
import type { BreakerConfig } from './lane-facts.ts';
import { toThresholdsView } from '@fuseboard/protocol';

/** Why a breaker moved, in words; what a clock would say of an override is lesson time here. */
export function causeWords(cause: BreakerMove['cause'], config: BreakerConfig | null): string {
  if (cause.type === 'operator') {
    const { command, actor, reason, expiresAt } = cause;
    const until = expiresAt === null ? '' : `, until ${instant(expiresAt)}`;
    return `${command}${actor === null ? '' : ` by ${actor}`}${reason === null ? '' : `: ${reason}`}${until}`;
  }
  if (config === null) return cause.type;
  const { headline, detail } = whyCause(cause, toThresholdsView(config), 0);
  return detail === '' ? headline : `${headline}, ${detail}`;
}
