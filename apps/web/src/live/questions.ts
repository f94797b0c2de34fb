import type { ClientToServerEvents } from '@fuseboard/protocol';

/** What the page says to the server at somebody's wish, and waits for the answer to. */
export type Question = 'command' | 'commands' | 'undo' | 'undoMany' | 'impact';

export type Asked<Name extends Question> = Parameters<ClientToServerEvents[Name]>[0];
export type Answered<Name extends Question> = Parameters<Parameters<ClientToServerEvents[Name]>[1]>[0];

/** Never rejects: without an answer within 10 s, or while not live, the answer says so in words. */
export type Ask = <Name extends Question>(name: Name, input: Asked<Name>) => Promise<Answered<Name>>;
