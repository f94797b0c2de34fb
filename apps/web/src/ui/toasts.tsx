import { Toast as Base } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { closeToast, type ShownToast, type ToastOptions, toastStore } from './toast.ts';
import styles from './toasts.module.css';

interface ToastData {
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

function add({ id, title, description, tone = 'info', timeout = USUAL_TIMEOUT, action }: ShownToast): void {
  manager.add({
    id,
    title,
    timeout,
    priority: tone === 'error' ? 'high' : 'low',
    data: { tone },
    onClose: () => closeToast(id),
    ...(description !== undefined && { description }),
    ...(action && { actionProps: { children: action.label, onClick: action.onClick } }),
  });
}

function ToastList() {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={styles['toast']} data-tone={toast.data?.tone}>
      <Base.Content className={styles['content']}>
        <div className={styles['text']}>
          <Base.Title className={styles['title']} />
          <Base.Description className={styles['description']} />
        </div>
        <Base.Action className={styles['action']} />
        <Base.Close className={styles['close']} aria-label="Close">
          ×
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
