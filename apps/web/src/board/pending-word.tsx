import type { ReactNode } from 'react';
import { pendingWords, usePendingCommand } from '../commands/pending-commands.ts';

interface Props {
  /** The breaker's. */
  readonly name: string;
  readonly otherwise: ReactNode;
}

/** "Force open sent…" until the journal tells what came of it. */
export function PendingWord({ name, otherwise }: Props) {
  const pending = usePendingCommand(name);
  return pending === null ? otherwise : `${pendingWords(pending)}…`;
}
