import type { ReactNode } from 'react';
import { ConnectionBanner } from '../app/connection-banner.tsx';
import { ConnectionIndicator } from '../app/connection-indicator.tsx';
import { FirstSteps } from '../app/first-steps.tsx';
import { showFirstSteps } from '../app/first-steps-store.ts';
import KeysDialog from '../app/keys-dialog.tsx';
import { WallPage } from '../app/wall-page.tsx';
import BoardPage from '../board/board-page.tsx';
import { BoardSkeleton } from '../board/board-skeleton.tsx';
import { boardShape } from '../board/board-shape.ts';
import { CommandDialog } from '../commands/command-dialog.tsx';
import { openCommandDialog } from '../commands/desk.ts';
import { dispatch } from '../store/board-store.ts';
import CommandPalette from '../palette/command-palette.tsx';
import { NOON } from '../testing/views.ts';
import { showToast } from '../ui/toast.ts';
import Toasts from '../ui/toasts.tsx';
import { savedViews } from '../views/saved-views.ts';
import ViewsDialog from '../views/views-dialog.tsx';
import { fillBoard } from './fixture.ts';

/** What takes a whole page: each is shown in a frame of its own, with a store of its own. */
interface Scene {
  readonly set: () => void;
  readonly show: () => ReactNode;
  /** Of the address, besides. */
  readonly query?: string;
}

const withBanner = () => (
  <>
    <ConnectionIndicator />
    <ConnectionBanner />
  </>
);
const withDialog = () => <CommandDialog />;
const opened = (breaker: string, command: 'force-open' | 'reset') => () => {
  fillBoard();
  openCommandDialog({ breaker, command });
};
/** The board as it is when the connection stands so. */
const connected = (action: Parameters<typeof dispatch>[0]) => () => {
  fillBoard();
  dispatch(action);
};
const board = () => <BoardPage />;

const SKELETON = boardShape({ density: 'cards', total: 24, width: 320 });

export const SCENES: Readonly<Record<string, Scene>> = {
  'board, cards': { set: fillBoard, show: board },
  'board, rows': { set: fillBoard, show: board, query: 'density=rows' },
  'board, wall': { set: fillBoard, show: board, query: 'density=wall' },
  'wall without controls': { set: fillBoard, show: () => <WallPage /> },
  'wall while disconnected': {
    set: connected({ type: 'disconnected', since: NOON - 20_000, retryAt: NOON + 5_000 }),
    show: () => <WallPage />,
  },
  'board before its first picture': {
    set: () => {},
    show: () => <BoardSkeleton shape={SKELETON} total={24} />,
  },
  'board with no breakers': { set: () => fillBoard([]), show: board },
  'board filtered to nothing': { set: fillBoard, show: board, query: 'q=nothing-like-it&state=open' },
  'board that never reached its server': {
    set: () => dispatch({ type: 'disconnected', since: NOON, retryAt: null }),
    show: board,
  },
  'board that was refused': {
    set: () => dispatch({ type: 'refused', message: 'This page needs a token.' }),
    show: board,
  },
  delayed: { set: connected({ type: 'silent', since: NOON - 4_000 }), show: withBanner },
  disconnected: {
    set: connected({ type: 'disconnected', since: NOON - 20_000, retryAt: NOON + 5_000 }),
    show: withBanner,
  },
  refused: { set: connected({ type: 'refused', message: 'This page needs a token.' }), show: withBanner },
  'history not saved': {
    set: connected({
      type: 'health',
      health: {
        history: { ok: false, message: 'The disk is full.', since: NOON - 60_000 },
        config: { ok: true, message: null, since: null },
      },
    }),
    show: withBanner,
  },
  'force open': { set: opened('closed', 'force-open'), show: withDialog },
  reset: { set: opened('open', 'reset'), show: withDialog },
  'dialog while disconnected': {
    set: () => {
      opened('closed', 'force-open')();
      dispatch({ type: 'disconnected', since: NOON, retryAt: null });
    },
    show: withDialog,
  },
  palette: {
    set: fillBoard,
    show: () => <CommandPalette open near="open" others={[]} onOpenChange={() => {}} />,
  },
  views: {
    set: () => savedViews.setState([{ name: 'What is open', search: 'state=open' }], true),
    show: () => <ViewsDialog open search="q=pay" onOpenChange={() => {}} />,
  },
  'first steps': {
    set: () => {
      fillBoard();
      showFirstSteps();
    },
    show: () => <FirstSteps />,
  },
  keys: { set: () => {}, show: () => <KeysDialog open onOpenChange={() => {}} /> },
  toasts: {
    set: () => {
      showToast({ title: 'payments: forced open', timeout: 0, action: { label: 'Undo', onClick: () => {} } });
      showToast({ title: 'The config was read anew', tone: 'warning', timeout: 0 });
      showToast({
        title: 'payments: reset refused',
        description: 'It has moved.',
        tone: 'error',
        timeout: 0,
      });
    },
    show: () => <Toasts />,
  },
};
