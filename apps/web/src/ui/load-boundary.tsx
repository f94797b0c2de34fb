import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface Props {
  /** What is loaded, as the sentence begins with it: "The charts". */
  readonly what: string;
  readonly className?: string | undefined;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** Around what is loaded when it is first needed: if that fails, as without a connection, the page around it stays. */
export class LoadBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    const { what, className, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <div className={className} role="status">
        <p>{what} could not be loaded.</p>
        <Button onClick={this.#retry}>Try again</Button>
      </div>
    );
  }

  readonly #retry = (): void => {
    this.props.onRetry();
    this.setState({ failed: false });
  };
}
