import { useCallback, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ExpiryNotices } from '../commands/expiry-notices.tsx';
import { useBoard, useConnection } from '../store/hooks.ts';
import { Announcer } from './announcer.tsx';
import styles from './app.module.css';
import { AppHeader } from './app-header.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ErrorScreen } from './error-screen.tsx';
import { FirstSteps } from './first-steps.tsx';
import { useKiosk } from './kiosk.ts';
import { Notices } from './notices.tsx';
import { OnDemand } from './on-demand.tsx';
import { standsAlone } from './places.ts';
import { PrintHead } from './print-head.tsx';
import { Routes } from './routes.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { TabStatus } from './tab-status.tsx';
import { useKeys } from './use-keys.ts';
import { WallPage } from './wall-page.tsx';

export function App() {
  return <ErrorScreen>{useKiosk() ? <Kiosk /> : <Desk />}</ErrorScreen>;
}

/** Nothing to press, and nothing that a screen on the wall would have to load later. */
function Kiosk() {
  return (
    <>
      <WallPage />
      <Announcer />
      <TabStatus />
    </>
  );
}

function Desk() {
  const [keysShown, setKeysShown] = useState(false);
  const [palette, setPalette] = useState<{ readonly near: string | null } | null>(null);
  const [path, navigate] = useLocation();
  const alone = standsAlone(path);
  const presents = new URLSearchParams(useSearch()).has('present') && alone;
  const showKeys = useCallback(() => setKeysShown(true), []);
  const goToBoard = useCallback(() => navigate('/'), [navigate]);
  const showPalette = useCallback((near: string | null) => setPalette({ near }), []);
  useKeys({ onShowKeys: showKeys, onShowPalette: showPalette, onGoToBoard: goToBoard });
  return (
    <>
      <a className={styles['skip']} href="#main">
        Skip to content
      </a>
      {!presents && <AppHeader onShowKeys={showKeys} />}
      <PrintHead />
      <Main alone={alone} />
      {!alone && <ConnectionBanner />}
      <OnDemand
        keysShown={keysShown}
        onKeysShownChange={setKeysShown}
        palette={palette}
        onPaletteClose={() => setPalette(null)}
      />
      <Announcer />
      <Notices />
      <ExpiryNotices />
      <TabStatus />
    </>
  );
}

function Main({ alone }: { readonly alone: boolean }) {
  const { kind } = useConnection();
  const known = useBoard((state) => state.bootId !== null);
  const stale = !alone && kind !== 'live' && kind !== 'connecting';
  return (
    <main id="main" tabIndex={-1} className={styles['main']} data-stale={stale || undefined}>
      <FirstSteps />
      {kind === 'signed-out' && !known && !alone ? <SignInPage /> : <Routes />}
    </main>
  );
}
