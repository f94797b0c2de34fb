import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { isKiosk } from './kiosk.ts';

/** ms. */
const RELOAD_WALL_AFTER = 30_000;

interface State {
  readonly error: unknown;
}

/** When the page itself fails: says so, rather than going blank. */
export class ErrorScreen extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  /** Nobody stands before a wall to press the button. */
  override componentDidCatch(): void {
    if (isKiosk(window.location.pathname, window.location.search))
      setTimeout(() => window.location.reload(), RELOAD_WALL_AFTER);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main>
        <EmptyState
          title="This page has failed"
          action={<Button onClick={() => window.location.reload()}>Reload</Button>}
        >
          <p>The breakers are not touched by it: they run on the server. {messageOf(error)}</p>
        </EmptyState>
      </main>
    );
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? `(${error.message})` : '');
