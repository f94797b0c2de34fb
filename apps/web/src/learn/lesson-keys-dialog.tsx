import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { KeyList } from '../ui/key-list.tsx';
import { KEY_LINES } from './lesson-keys.ts';

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
      <KeyList lines={KEY_LINES} />
    </Dialog>
  );
}
