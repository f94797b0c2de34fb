import type { BoardState } from './board-state.ts';
import { useBoard } from './hooks.ts';

/** Another text after each change of the configuration, whoever made it, and after a restart of the server. */
export const useConfigChange = (): string => useBoard(configChange);

function configChange({ journal, health, startedAt }: BoardState): string {
  const newest = journal.find((line) => line.kind === 'config');
  return [startedAt, newest?.bootId, newest?.seq, health.config.message].join(' ');
}
