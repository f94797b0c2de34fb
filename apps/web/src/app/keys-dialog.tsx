import { useLocation } from 'wouter';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { KeyList } from '../ui/key-list.tsx';
import { showFirstSteps } from './first-steps-store.ts';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export default function KeysDialog({ open, onOpenChange }: Props) {
  const [, navigate] = useLocation();
  const showSteps = () => {
    onOpenChange(false);
    navigate('/');
    showFirstSteps();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      actions={
        <>
          <Button onClick={showSteps}>Show the first steps</Button>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
        </>
      }
    >
      <KeyList lines={KEYS} />
    </Dialog>
  );
}

const KEYS = [
  { keys: ['Ctrl', 'K'], what: 'Go to or do anything by name; on a Mac ⌘ K' },
  { keys: ['/'], what: 'Search' },
  { keys: ['j', 'k'], what: 'Next, previous breaker' },
  { keys: ['←', '↑', '↓', '→'], what: 'Move among the breakers' },
  { keys: ['Enter'], what: 'Open the breaker; put a group away or bring it back' },
  { keys: ['f'], what: 'Force the breaker open' },
  { keys: ['r'], what: 'Reset the breaker' },
  { keys: ['x'], what: 'Select the breaker; with Shift, all up to it' },
  { keys: ['u'], what: 'Undo the command just given, for 10 s' },
  { keys: ['?'], what: 'These keys' },
] as const;
