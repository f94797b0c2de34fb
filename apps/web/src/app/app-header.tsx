import { Link, useLocation } from 'wouter';
import { boardSentence } from '../format/board-sentence.ts';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import { useBoard, useStateCounts } from '../store/hooks.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './app-header.module.css';
import { ConnectionIndicator } from './connection-indicator.tsx';
import { PLACES } from './places.ts';
import { ThemeSwitch } from './theme-switch.tsx';
import { Who } from './who.tsx';

interface Props {
  readonly onShowKeys: () => void;
}

export function AppHeader({ onShowKeys }: Props) {
  const [path] = useLocation();
  return (
    <header className={styles['header']}>
      <Link href="/" className={styles['product']} aria-label="Fuseboard">
        <span className={styles['mark']}>
          <BreakerGlyph state="open" size={24} />
        </span>
        Fuseboard
      </Link>
      <nav className={styles['nav']} aria-label="Places">
        {PLACES.map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            className={styles['place']}
            aria-current={isCurrent(path, href) ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      {path !== '/' && <HeaderSentence />}
      <div className={styles['tools']}>
        <ConnectionIndicator />
        <Who />
        <ThemeSwitch />
        <IconButton label="Keys" icon={<span aria-hidden="true">?</span>} onClick={onShowKeys} />
      </div>
    </header>
  );
}

/** A breaker's page belongs to the board. */
const isCurrent = (path: string, href: string): boolean =>
  href === '/' ? path === '/' || path.startsWith('/b/') : path === href || path.startsWith(`${href}/`);

/** On the board it is the headline; elsewhere one still has to know. */
function HeaderSentence() {
  const counts = useStateCounts();
  const known = useBoard((state) => state.bootId !== null);
  return known ? <p className={styles['sentence']}>{boardSentence(counts)}</p> : null;
}
