// What `pnpm bench web` sets the board against: the same stream, in a grid of cards that each hold a small recharts chart,
// written as one would without thinking of a thousand: everything in React state, every card in the page. Not made worse than
// that: cards are memoised, the charts do not animate.
import { PROTOCOL_VERSION, type ServerToClientEvents, unpackSnapshot } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io, type Socket } from 'socket.io-client';
import { applyFrame, applyMoves, type Card, cardsOf } from './cards.ts';
import { NaiveCard } from './naive-card.tsx';

const socket: Socket<ServerToClientEvents> = io({
  auth: { protocol: PROTOCOL_VERSION },
  transports: ['websocket'],
});

function Grid() {
  const [cards, setCards] = useState<readonly Card[]>([]);
  useEffect(() => {
    socket.on('snapshot', (packed) => setCards(cardsOf(unpackSnapshot(packed))));
    socket.on('frame', (frame) => setCards((present) => applyFrame(present, frame)));
    socket.on('journal', ({ entries }) => setCards((present) => applyMoves(present, entries)));
    return () => void socket.removeAllListeners();
  }, []);
  return cards.map((card) => <NaiveCard key={card.name} card={card} />);
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Grid />);
