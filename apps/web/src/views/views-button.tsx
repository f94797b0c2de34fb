import { lazy, Suspense, useState } from 'react';
import { useSticky } from '../ui/use-sticky.ts';
import { Button } from '../ui/button.tsx';

const ViewsDialog = lazy(() => import('./views-dialog.tsx'));

interface Props {
  /** What the board shows now: the query of its address. */
  readonly search: string;
}

export function ViewsButton({ search }: Props) {
  const [open, setOpen] = useState(false);
  const wanted = useSticky(open);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Views</Button>
      {wanted && (
        <Suspense fallback={null}>
          <ViewsDialog open={open} onOpenChange={setOpen} search={search} />
        </Suspense>
      )}
    </>
  );
}
