import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** Of an answer's body; beyond it the rest is dropped with its connection, and the call has gone well. */
const MOST_BODY_BYTES = 1_000_000;
const FIRST_FINAL_STATUS = 200;

/** What a status means: null is well. */
export type JudgeStatus = (status: number, headers: IncomingHttpHeaders) => Error | null;

export interface ExchangeSettling {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * One request and its answer, heard part by part: the bytes of a body are counted and nothing is kept of them. An answer has come
 * when its last byte has; of one whose status has said it all, a body that is cut off or too long changes nothing.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #signal: AbortSignal;
  readonly #judge: JudgeStatus;
  readonly #settling: ExchangeSettling;
  #controller: Dispatcher.DispatchController | null = null;
  #verdict: Error | null = null;
  #bytes = 0;
  #settled = false;

  constructor(signal: AbortSignal, judge: JudgeStatus, settling: ExchangeSettling) {
    this.#signal = signal;
    this.#judge = judge;
    this.#settling = settling;
    signal.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#verdict = null; // asked again on another connection, it begins anew
    this.#bytes = 0;
    if (this.#settled) controller.abort(this.#reason());
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status >= FIRST_FINAL_STATUS) this.#verdict = this.#judge(status, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= MOST_BODY_BYTES) return;
    this.#settle(this.#verdict);
    controller.abort(new Error('the body is longer than anybody needs'));
  }

  onResponseEnd(): void {
    this.#settle(this.#verdict);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#settle(this.#verdict ?? error);
  }

  readonly #onAbort = (): void => {
    const reason = this.#reason();
    this.#settle(reason);
    this.#controller?.abort(reason);
  };

  #reason(): Error {
    const reason: unknown = this.#signal.reason;
    return reason instanceof Error ? reason : new Error(String(reason));
  }

  /** The first end counts. */
  #settle(error: Error | null): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
    if (error === null) this.#settling.resolve();
    else this.#settling.reject(error);
  }
}
