import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('print');

function subscribe(onChange: () => void): () => void {
  const media = query();
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** Whether the page is being put on paper: then nothing may be left out for being out of sight. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
