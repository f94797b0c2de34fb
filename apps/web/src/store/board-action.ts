import type {
  DemoState,
  JournalEntry,
  ResumeAnswer,
  ServerHealth,
  SessionView,
  Snapshot,
} from '@fuseboard/protocol';

/** Everything that can move the board's coarse state. Instants are server epoch ms. */
export type BoardAction =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'journal'; readonly entries: readonly JournalEntry[] }
  | { readonly type: 'resumed'; readonly answer: ResumeAnswer }
  | { readonly type: 'heard' }
  | { readonly type: 'silent'; readonly since: number }
  | { readonly type: 'disconnected'; readonly since: number; readonly retryAt: number | null }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'signed-out'; readonly message: string | null }
  | { readonly type: 'who'; readonly who: SessionView }
  | { readonly type: 'clock'; readonly offset: number }
  | { readonly type: 'health'; readonly health: ServerHealth }
  | { readonly type: 'presence'; readonly viewers: number }
  | { readonly type: 'demo'; readonly demo: DemoState }
  | { readonly type: 'notice'; readonly level: 'info' | 'warning'; readonly text: string };
