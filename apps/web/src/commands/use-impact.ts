import type { BreakerCommand, CommandImpact } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { ask } from '../live/connection.ts';

export type ImpactNow =
  | { readonly status: 'loading' }
  | { readonly status: 'known'; readonly impact: CommandImpact }
  /** In words, why not. */
  | { readonly status: 'unknown'; readonly why: string };

const AGAIN_AFTER = 2_000;
const LOADING = { status: 'loading' } as const;

/** What the server says a command would do as things stand, asked anew while the question stands. */
export function useImpact(command: BreakerCommand, breakers: readonly string[]): ImpactNow {
  const question = `${command} ${breakers.join(' ')}`;
  const [answer, setAnswer] = useState<{ readonly question: string; readonly now: ImpactNow } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async () => {
      const said = await ask('impact', { command, breakers: question.split(' ').slice(1) });
      if (over) return;
      const now: ImpactNow = said.ok
        ? { status: 'known', impact: said.impact }
        : { status: 'unknown', why: said.message };
      setAnswer({ question, now });
      timer = setTimeout(() => void look(), AGAIN_AFTER);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [command, question]);
  return answer?.question === question ? answer.now : LOADING;
}
