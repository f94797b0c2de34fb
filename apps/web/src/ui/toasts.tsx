import { Toast as Base } from '@base-ui/react/toast';
import { useEffect, useState } from 'react';
import { closeToast, type ShownToast, type ToastOptions, toastStore } from './toast.ts';
import { ToastCountdown } from './toast-countdown.tsx';
import styles from './toasts.module.css';

interface ToastData {
  /** ms; null: the usual timeout, which nobody sees. */
  readonly lasts: number | null;
  readonly tone: NonNullable<ToastOptions['tone']>;
}

const manager = Base.createToastManager<ToastData>();
const USUAL_TIMEOUT = 6_000;

/** Shows what `showToast` was told; mounted once. */
export default function Toasts() {
  useEffect(() => {
    for (const toast of toastStore.getState()) add(toast);
    return toastStore.subscribe((toasts, before) => {
      for (const toast of toasts) if (!before.includes(toast)) add(toast);
      for (const toast of before) if (!toasts.includes(toast)) manager.close(toast.id);
    });
  }, []);
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className={styles['viewport']}>
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function add(toast: ShownToast): void {
  const { id, title, description, tone = 'info', lasts = null, action } = toast;
  const timeout = lasts === null ? (toast.timeout ?? USUAL_TIMEOUT) : 0;
  manager.add({
    id,
    title,
    timeout,
    priority: tone === 'error' ? 'high' : 'low',
    data: { tone, lasts },
    onClose: () => closeToast(id),
    ...(description !== undefined && { description }),
    ...(action && { actionProps: { children: action.label, onClick: action.onClick } }),
  });
}

function ToastList() {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((toast) => <OneToast key={toast.id} toast={toast} />);
}

function OneToast({ toast }: { readonly toast: Base.Root.ToastObject<ToastData> }) {
  const [held, setHeld] = useState(false);
  const lasts = toast.data?.lasts ?? null;
  return (
    <Base.Root
      toast={toast}
      className={styles['toast']}
      data-tone={toast.data?.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Base.Content className={styles['content']}>
        <div className={styles['text']}>
          <Base.Title className={styles['title']} />
          <Base.Description className={styles['description']} />
        </div>
        <Base.Action className={styles['action']} />
        {lasts !== null && <ToastCountdown lasts={lasts} held={held} onEnd={() => closeToast(toast.id)} />}
        <Base.Close className={styles['close']} aria-label="Close">
          ×
        </Base.Close>
      </Base.Content>
    </Base.Root>
  );
}
