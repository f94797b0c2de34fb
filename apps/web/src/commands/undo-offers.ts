import { closeToast, showToast, type ToastOptions } from '../ui/toast.ts';

/** ms for which the page offers to take a command back. */
export const UNDO_FOR = 10_000;

interface Offer {
  readonly toast: string;
  readonly take: () => void;
}

/** Newest last. */
let offers: readonly Offer[] = [];

export interface OfferOptions extends Pick<ToastOptions, 'title' | 'description' | 'tone'> {
  readonly undo: () => void;
  /** ms. @default UNDO_FOR */
  readonly lasts?: number;
}

/** A message that can be answered with Undo, by pointer, by Tab or with the `u` key, for as long as it stands there. */
export function offerUndo({ undo, lasts = UNDO_FOR, description = '', ...message }: OfferOptions): void {
  const toast = showToast({
    ...message,
    description: `${description} Press U to undo.`.trim(),
    lasts,
    action: { label: 'Undo', onClick: () => take() },
    onClose: () => {
      offers = offers.filter((offer) => offer.toast !== toast);
    },
  });
  const take = () => {
    closeToast(toast);
    undo();
  };
  offers = [...offers, { toast, take }];
}

/** False: there is nothing to take back at the moment. */
export function undoNewest(): boolean {
  const newest = offers.at(-1);
  newest?.take();
  return newest !== undefined;
}
