import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { KEY_LINES } from './lesson-keys.ts';
import styles from './lesson-keys-dialog.module.css';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function LessonKeysDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys of a lesson"
      actions={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <dl className={styles['keys']}>
        {KEY_LINES.map(({ keys, what }) => (
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
