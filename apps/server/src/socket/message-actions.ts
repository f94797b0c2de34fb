import type { Action, ClientToServerEvents } from '@fuseboard/protocol';

/** What each message does, as the table of who may do what has it. */
export const MESSAGE_ACTIONS = {
  resume: 'read-board',
  watch: 'read-board',
  unwatch: 'read-board',
  pace: 'read-board',
  command: 'command-breakers',
  commands: 'command-breakers',
  undo: 'command-breakers',
  undoMany: 'command-breakers',
  impact: 'read-board',
} as const satisfies Record<keyof ClientToServerEvents, Action>;
