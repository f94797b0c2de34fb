import type { ToastOptions } from '../ui/toast.ts';

/** What an acknowledgement has to add where the history did not take it. */
export const notSaved = (durable: boolean): Pick<ToastOptions, 'description'> =>
  durable
    ? {}
    : { description: 'Not saved on a disk, at least not yet: the end of the server would lose it.' };
