import type { BreakerState } from '@fuseboard/protocol';
import { stateWord } from '../format/state-word.ts';
import styles from './state-diagram.module.css';

interface Props {
  readonly state: BreakerState;
  /** Where the last transition came from; null: there was none. */
  readonly from: BreakerState | null;
}

const NODES = { closed: { x: 34, y: 22 }, open: { x: 166, y: 22 }, 'half-open': { x: 100, y: 74 } } as const;
type Node = keyof typeof NODES;

/** The three ways, and the way back that a failed probe takes. */
const EDGES = [
  { from: 'closed', to: 'open', path: 'M62 22H136' },
  { from: 'open', to: 'half-open', path: 'M166 34 134 66' },
  { from: 'half-open', to: 'open', path: 'M122 62 150 34' },
  { from: 'half-open', to: 'closed', path: 'M70 66 40 36' },
] as const satisfies readonly { from: Node; to: Node; path: string }[];

/** The three states, the present one filled, the last way taken drawn bold. An override is written across. */
export function StateDiagram({ state, from }: Props) {
  const isNode = state in NODES;
  const said = isNode ? stateWord(state) : `${stateWord(state)}, by an operator`;
  return (
    <svg className={styles['diagram']} viewBox="0 0 200 96" role="img" aria-label={`State diagram: ${said}`}>
      {EDGES.map((edge) => (
        <g
          key={edge.path}
          data-taken={(edge.from === from && edge.to === state) || undefined}
          className={styles['edge']}
        >
          <path d={edge.path} />
          <Tip path={edge.path} />
        </g>
      ))}
      {Object.entries(NODES).map(([name, { x, y }]) => (
        <g key={name} data-state={name} data-present={name === state || undefined} className={styles['node']}>
          <rect x={x - 33} y={y - 12} width="66" height="24" rx="12" />
          <text x={x} y={y + 4}>
            {stateWord(name as Node)}
          </text>
        </g>
      ))}
      {!isNode && (
        <g data-state={state} data-present className={styles['node']}>
          <rect x="48" y="36" width="104" height="24" rx="2" />
          <text x="100" y="52">
            {stateWord(state)}
          </text>
        </g>
      )}
    </svg>
  );
}

/** The head of an arrow at the path's end, along its last stretch. */
function Tip({ path }: { readonly path: string }) {
  const numbers = (path.match(/[\d.]+/g) ?? []).map(Number);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = y1] = numbers;
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return <path d="M-6 -3.5 0 0 -6 3.5" transform={`translate(${x2} ${y2}) rotate(${angle})`} />;
}
