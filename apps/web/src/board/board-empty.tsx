import { stateWord } from '../format/state-word.ts';
import { retryNow } from '../live/connection.ts';
import type { Connection } from '../store/board-state.ts';
import { useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { BoardQuery } from './board-query.ts';

interface NothingFoundProps {
  readonly query: BoardQuery;
  readonly total: number;
  readonly onClear: () => void;
}

/** There are breakers, and the filter leaves none of them. */
export function NothingFound({ query, total, onClear }: NothingFoundProps) {
  const all = total === 1 ? 'Show the breaker' : `Show all ${total} breakers`;
  return (
    <EmptyState title="No breaker matches" action={<Button onClick={onClear}>{all}</Button>}>
      <p>{nothingFoundText(query)}</p>
    </EmptyState>
  );
}

function nothingFoundText({ q, states }: BoardQuery): string {
  const words = states.map((state) => stateWord(state).toLowerCase());
  const asked = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join('');
  const text = q.trim();
  if (text === '') return `None is ${asked}.`;
  const none = asked === '' ? 'None' : `None that is ${asked}`;
  return `${none} has “${text}” in its name or group.`;
}

/** The server will not have this page. */
export function Refused({ message }: { readonly message: string }) {
  return (
    <EmptyState
      title="The server refuses this page"
      action={<Button onClick={() => window.location.reload()}>Reload</Button>}
    >
      <p>{message}</p>
    </EmptyState>
  );
}

type Disconnected = Extract<Connection, { kind: 'disconnected' }>;

/** The server was never reached, so there is no picture to keep. */
export function Unreachable({ connection }: { readonly connection: Disconnected }) {
  const now = useServerNow(250);
  const left = connection.retryAt === null ? 0 : Math.max(0, Math.ceil((connection.retryAt - now) / 1_000));
  return (
    <EmptyState title="The server cannot be reached" action={<Button onClick={retryNow}>Try now</Button>}>
      <p>
        Nothing answers at {window.location.host}. Is it running? <code>npm start</code> starts it.
      </p>
      <p className="figures">{left > 0 ? `Trying again in ${left} s.` : 'Trying…'}</p>
    </EmptyState>
  );
}
