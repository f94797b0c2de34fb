import { dateTime } from '../format/time.ts';
import { serverNow } from '../store/server-clock.ts';
import { usePrinting } from '../ui/use-printing.ts';
import styles from './print-head.module.css';

/** On paper only: of which board and which time, and the address that leads back to it. */
export function PrintHead() {
  if (!usePrinting()) return null;
  return (
    <p className={styles['head']}>
      {window.location.href}
      <br />
      Printed {dateTime(serverNow())}
    </p>
  );
}
