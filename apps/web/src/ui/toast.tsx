import { Toast as Base } from '@base-ui/react/toast';
import styles from './toast.module.css';

export interface ToastOptions {
  readonly title: string;
  readonly description?: string;
  readonly tone?: 'info' | 'warning' | 'error';
  /** ms until it goes by itself; 0: stays until closed. */
  readonly timeout?: number;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

interface ToastData {
  readonly tone: NonNullable<ToastOptions['tone']>;
}

const manager = Base.createToastManager<ToastData>();

/** Shows a message from anywhere; returns what `closeToast` takes. */
export function showToast({
  title,
  description,
  tone = 'info',
  timeout = 6_000,
  action,
}: ToastOptions): string {
  return manager.add({
    title,
    timeout,
    priority: tone === 'error' ? 'high' : 'low',
    data: { tone },
    ...(description !== undefined && { description }),
    ...(action && { actionProps: { children: action.label, onClick: action.onClick } }),
  });
}

export const closeToast = (id: string): void => manager.close(id);

/** Mounted once. */
export function Toasts() {
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
