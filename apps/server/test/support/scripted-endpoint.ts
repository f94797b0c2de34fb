import type { CallableEndpoint } from '../../src/endpoints/endpoint.ts';

/** An endpoint whose next answers a test decides; it answers well until told otherwise. */
export class ScriptedEndpoint implements CallableEndpoint {
  /** What the next calls do. */
  answer: (signal: AbortSignal) => Promise<void> = async () => undefined;

  /** The next calls fail like this. */
  fail(message = 'down'): void {
    this.answer = () => Promise.reject(new Error(message));
  }

  succeed(): void {
    this.answer = async () => undefined;
  }

  /** The next call hangs until the function returned is called. */
  hang(): () => void {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.answer = () => released;
    return release;
  }

  call(signal: AbortSignal): Promise<void> {
    return this.answer(signal);
  }

  classify(): 'failure' {
    return 'failure';
  }

  describe(): string {
    return 'scripted';
  }

  async close(): Promise<void> {}
}
