import assert from 'node:assert/strict';
import type { BreakerDetail, BreakerList, JournalPage } from '@fuseboard/protocol';

/** What no wrong message may change. */
interface Standing {
  readonly breakers: unknown;
  readonly definitions: unknown;
  readonly seq: number;
}

/** The server from outside: how it stands, and what has been written down since. */
export class Board {
  readonly url: string;
  readonly #names: readonly string[];

  constructor(url: string, names: readonly string[]) {
    this.url = url;
    this.#names = names;
  }

  async ask<Answer>(path: string): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, { headers: { connection: 'close' } });
    return (await response.json()) as Answer; // of the type that the path has by contract
  }

  async standing(): Promise<Standing> {
    const { breakers, seq } = await this.ask<BreakerList>('/breakers');
    const details = this.#names.map(async (name) => {
      const { definition, config } = await this.ask<BreakerDetail>(`/breakers/${name}`);
      return { definition, config };
    });
    return { breakers, definitions: await Promise.all(details), seq };
  }

  /** Does something to it that must leave everything as it is; what is written down is of refusals alone. */
  async isLeftAloneBy(what: () => Promise<void>): Promise<void> {
    const before = await this.standing();
    await what();
    const after = await this.standing();
    assert.deepEqual(after.breakers, before.breakers);
    assert.deepEqual(after.definitions, before.definitions);
    const { entries } = await this.ask<JournalPage>('/journal?limit=200');
    const written = entries.filter(({ seq }) => seq > before.seq);
    const done = written.filter((entry) => entry.kind !== 'command' || entry.outcome !== 'refused');
    assert.deepEqual(done, []);
    assert.equal(after.seq - before.seq, written.length);
  }
}
