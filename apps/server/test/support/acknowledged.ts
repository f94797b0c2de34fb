import type { CommandResult, JournalEntry } from '@fuseboard/protocol';
import type { TestClient } from './client.ts';

/** What a client was promised: the number of an entry, and the words it must say. */
export type Acknowledged = ReadonlyMap<number, string>;

/** One thing after the other through one of the doors until the server is gone. */
export type Door = (busy: Busy) => Promise<Acknowledged>;

interface Busy {
  readonly url: string;
  /** What all the words of this client begin with. */
  readonly label: string;
  /** Told of each acknowledgement, the moment it comes. */
  readonly onAcknowledged: () => void;
}

interface Acknowledgement {
  readonly seq: number;
  readonly durable: boolean;
}

type Send = (words: string, count: number) => Promise<Acknowledgement>;

async function untilGone({ label, onAcknowledged }: Busy, send: Send): Promise<Acknowledged> {
  const acknowledged = new Map<number, string>();
  for (let count = 0; ; count++) {
    const words = `${label}, ${count}`;
    const answer = await send(words, count).catch(() => null);
    if (answer === null) return acknowledged;
    if (!answer.durable) throw new Error(`${words} was acknowledged without being on the disk`);
    acknowledged.set(answer.seq, words);
    onAcknowledged();
  }
}

async function post<Answer>(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer; // of the type that the path has by contract
}

/** There and back again, so that every command moves the breaker. */
const commandOf = (count: number): string => (count % 2 === 0 ? 'force-open' : 'reset');

export const commandsByRest =
  (breaker: string): Door =>
  (busy) =>
    untilGone(busy, (reason, count) =>
      post<CommandResult>(`${busy.url}/api/v1/breakers/${breaker}/commands`, {
        command: commandOf(count),
        reason,
      }),
    );

export const marksByRest: Door = (busy) =>
  untilGone(busy, (text) =>
    post<JournalEntry & { readonly durable: boolean }>(`${busy.url}/api/v1/journal/marks`, { text }),
  );

export const commandsBySocket =
  (client: TestClient, breaker: string): Door =>
  (busy) => {
    const gone = new Promise<never>((_resolve, reject) => {
      client.socket.once('disconnect', (why: string) => reject(new Error(why)));
    });
    return untilGone(busy, async (reason, count) => {
      const answer = client.ask('command', { breaker, command: commandOf(count), reason });
      answer.catch(() => undefined); // whichever comes second is of no interest
      const { result } = (await Promise.race([answer, gone])) as unknown as { result: CommandResult }; // by contract
      return result;
    });
  };
