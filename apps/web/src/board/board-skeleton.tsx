import { Skeleton } from '../ui/skeleton.tsx';
import type { BoardShape } from './board-shape.ts';
import styles from './board-skeleton.module.css';

interface Props {
  readonly shape: BoardShape;
  readonly total: number;
}

/** Enough for any screen; what is below is not seen before the breakers are there. */
const AT_MOST = 80;

/** The board before its first picture, in the geometry it will have. */
export function BoardSkeleton({ shape, total }: Props) {
  const items = Array.from({ length: Math.min(total, AT_MOST) }, (_, index) => index);
  return (
    <div
      className={styles['skeleton']}
      style={{
        gridTemplateColumns: `repeat(${shape.columns}, minmax(0, 1fr))`,
        gridAutoRows: shape.itemHeight,
        gap: `${shape.lineGap}px ${shape.columnGap}px`,
      }}
      data-density={shape.density}
      aria-hidden="true"
    >
      {items.map((index) => (
        <div key={index} className={styles['item']}>
          <Skeleton width="45%" height="0.75rem" />
          {shape.density === 'cards' && <Skeleton width="30%" height="0.75rem" />}
        </div>
      ))}
    </div>
  );
}
