import { type JournalEntry, type PackedSnapshot, unpackSnapshot } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { board } from '../../test/support/board.ts';
import { definition } from '../../test/support/definitions.ts';
import { welcomeClient } from './welcome-client.ts';

describe('a client that connects', () => {
  it('gets what happened earlier in the same turn in its picture only', () => {
    const { hub, breakers, endTurn } = board([definition('a')]);
    const heard: JournalEntry[] = [];
    const pictures: PackedSnapshot[] = [];
    let joined = false;
    hub.subscribe({
      entries: (entries) => void (joined && heard.push(...entries)),
      tick: () => undefined,
    });
    const socket = {
      emit: (...[name, message]: unknown[]) => {
        if (name === 'snapshot') pictures.push(message as PackedSnapshot); // by the event map
        return true;
      },
      join: () => {
        joined = true;
      },
    };
    breakers[0]?.breaker.trip();
    welcomeClient(socket, hub, null);
    breakers[0]?.breaker.reset();
    endTurn();
    expect(pictures.map(unpackSnapshot)).toMatchObject([
      { seq: 1, breakers: [{ name: 'a', state: 'open' }] },
    ]);
    expect(heard.map(({ seq }) => seq)).toEqual([2]);
  });
});
