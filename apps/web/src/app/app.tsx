import { boardSentence } from '../format/board-sentence.ts';
import { useBoard } from '../store/hooks.ts';

export function App() {
  const total = useBoard((state) => state.order.length);
  return (
    <h1>
      {total === 0
        ? boardSentence({
            closed: 0,
            open: 0,
            'half-open': 0,
            'forced-open': 0,
            disabled: 0,
            'metrics-only': 0,
          })
        : total}
    </h1>
  );
}
