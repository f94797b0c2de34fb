import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './keys-dialog.module.css';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export default function KeysDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      actions={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <dl className={styles['keys']}>
        {KEYS.map(({ keys, what }) => (
          <div key={what} className={styles['row']}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const KEYS = [
  { keys: ['/'], what: 'Search' },
  { keys: ['j', 'k'], what: 'Next, previous breaker' },
  { keys: ['←', '↑', '↓', '→'], what: 'Move among the breakers' },
  { keys: ['Enter'], what: 'Open the breaker' },
  { keys: ['f'], what: 'Force the breaker open' },
  { keys: ['r'], what: 'Reset the breaker' },
  { keys: ['x'], what: 'Select the breaker; with Shift, all up to it' },
  { keys: ['u'], what: 'Undo the command just given, for 10 s' },
  { keys: ['?'], what: 'These keys' },
] as const;
