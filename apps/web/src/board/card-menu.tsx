import { lazy, Suspense, useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { DotsIcon } from '../ui/icons.tsx';

const load = async () => ({ default: (await import('../commands/command-menu.tsx')).CommandMenu });
const CommandMenu = lazy(load);

interface Props {
  /** The breaker's. */
  readonly name: string;
  readonly tabIndex: 0 | -1;
}

/**
 * The commands of a breaker in a menu. A thousand cards have one each, and hardly any is ever opened: until then it is a
 * bare button, and what the menu needs is fetched while the pointer or the focus comes near.
 */
export function CardMenu({ name, tabIndex }: Props) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <IconButton
      label={`Commands for ${name}`}
      icon={<DotsIcon />}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <CommandMenu name={name} tabIndex={tabIndex} defaultOpen />
    </Suspense>
  );
}
