import { createStore } from 'zustand/vanilla';

export interface ToastOptions {
  readonly title: string;
  readonly description?: string;
  readonly tone?: 'info' | 'warning' | 'error';
  /** ms until it goes by itself; 0: stays until closed. */
  readonly timeout?: number;
  /** ms that are counted down in sight, and stand still under the pointer and the focus; takes the place of `timeout`. */
  readonly lasts?: number;
  readonly onClose?: () => void;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

export interface ShownToast extends ToastOptions {
  readonly id: string;
}

/** The messages that are to be seen now, oldest first. */
export const toastStore = createStore<readonly ShownToast[]>(() => []);

let given = 0;

/** Shows a message from anywhere; returns what `closeToast` takes. */
export function showToast(options: ToastOptions): string {
  given += 1;
  const toast = { ...options, id: `toast ${given}` };
  toastStore.setState((toasts) => [...toasts, toast], true);
  return toast.id;
}

export function closeToast(id: string): void {
  const toast = toastStore.getState().find((shown) => shown.id === id);
  if (toast === undefined) return;
  toastStore.setState((toasts) => toasts.filter((shown) => shown !== toast), true);
  toast.onClose?.();
}
