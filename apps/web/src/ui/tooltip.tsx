import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './tooltip.module.css';

interface Props {
  /** Short, and never the only place where something is said: touch has no hover. */
  readonly text: ReactNode;
  /** A focusable element. */
  readonly children: ReactElement;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** Nothing to say at the moment; the element stays the same one. */
  readonly disabled?: boolean;
}

export function Tooltip({ text, children, side = 'top', disabled = false }: Props) {
  return (
    <Base.Root disabled={disabled} disableHoverablePopup>
      <Base.Trigger delay={300} render={children} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles['popup']}>{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
