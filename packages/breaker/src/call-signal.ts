/** What this package asks of a signal. */
interface MinimalSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The host's `AbortSignal` where its types are known, so that `fetch` takes it; else what this package asks of one. */
export type CallSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : MinimalSignal;

export interface CallController {
  readonly signal: CallSignal;
  abort(reason: unknown): void;
}

declare const AbortController: new () => CallController;

export function createController(): CallController {
  return new AbortController();
}
