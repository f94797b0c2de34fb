import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { bulkDesk } from '../commands/bulk.ts';
import { desk } from '../commands/desk.ts';
import { toastStore } from '../ui/toast.ts';

const CommandDialog = lazy(async () => ({
  default: (await import('../commands/command-dialog.tsx')).CommandDialog,
}));
const BulkDialog = lazy(async () => ({
  default: (await import('../commands/bulk-dialog.tsx')).BulkDialog,
}));
const Toasts = lazy(() => import('../ui/toasts.tsx'));
const KeysDialog = lazy(() => import('./keys-dialog.tsx'));

interface Props {
  readonly keysShown: boolean;
  readonly onKeysShownChange: (shown: boolean) => void;
}

/** What lies over the page once in a while: fetched when it is first wanted, and kept from then on. */
export function OnDemand({ keysShown, onKeysShownChange }: Props) {
  const commandWanted = useSticky(useStore(desk.store, (state) => state.open !== null));
  const bulkWanted = useSticky(useStore(bulkDesk.store, (state) => state.open !== null));
  const toastsWanted = useSticky(useStore(toastStore, (toasts) => toasts.length > 0));
  const keysWanted = useSticky(keysShown);
  return (
    <Suspense fallback={null}>
      {commandWanted && <CommandDialog />}
      {bulkWanted && <BulkDialog />}
      {toastsWanted && <Toasts />}
      {keysWanted && <KeysDialog open={keysShown} onOpenChange={onKeysShownChange} />}
    </Suspense>
  );
}

/** True from the first time on. */
function useSticky(wanted: boolean): boolean {
  const [ever, setEver] = useState(wanted);
  if (wanted && !ever) setEver(true);
  return ever || wanted;
}
