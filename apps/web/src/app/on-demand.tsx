import { type ComponentProps, lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { bulkDesk } from '../commands/bulk.ts';
import { desk } from '../commands/desk.ts';
import { toastStore } from '../ui/toast.ts';
import { useSticky } from '../ui/use-sticky.ts';
import { usePaletteEntries } from './use-palette-entries.ts';

const CommandDialog = lazy(async () => ({
  default: (await import('../commands/command-dialog.tsx')).CommandDialog,
}));
const BulkDialog = lazy(async () => ({
  default: (await import('../commands/bulk-dialog.tsx')).BulkDialog,
}));
const Toasts = lazy(() => import('../ui/toasts.tsx'));
const CommandPalette = lazy(() => import('../palette/command-palette.tsx'));
const KeysDialog = lazy(() => import('./keys-dialog.tsx'));

interface Props {
  readonly keysShown: boolean;
  readonly onKeysShownChange: (shown: boolean) => void;
  /** The palette, and the breaker one was looking at when it was called; null: it is not shown. */
  readonly palette: { readonly near: string | null } | null;
  readonly onPaletteClose: () => void;
}

/** What lies over the page once in a while: fetched when it is first wanted, and kept from then on. */
export function OnDemand({ keysShown, onKeysShownChange, palette, onPaletteClose }: Props) {
  const commandWanted = useSticky(useStore(desk.store, (state) => state.open !== null));
  const bulkWanted = useSticky(useStore(bulkDesk.store, (state) => state.open !== null));
  const toastsWanted = useSticky(useStore(toastStore, (toasts) => toasts.length > 0));
  const keysWanted = useSticky(keysShown);
  const paletteWanted = useSticky(palette !== null);
  return (
    <Suspense fallback={null}>
      {commandWanted && <CommandDialog />}
      {bulkWanted && <BulkDialog />}
      {toastsWanted && <Toasts />}
      {keysWanted && <KeysDialog open={keysShown} onOpenChange={onKeysShownChange} />}
      {paletteWanted && (
        <PaletteWithEntries
          open={palette !== null}
          near={palette?.near ?? null}
          onOpenChange={onPaletteClose}
          onShowKeys={() => onKeysShownChange(true)}
        />
      )}
    </Suspense>
  );
}

type PaletteProps = Omit<ComponentProps<typeof CommandPalette>, 'others'>;

function PaletteWithEntries({ onShowKeys, ...rest }: PaletteProps & { readonly onShowKeys: () => void }) {
  return <CommandPalette {...rest} others={usePaletteEntries(onShowKeys)} />;
}
