import type { BreakerCommand } from '@fuseboard/protocol';
import { useId, useState } from 'react';
import { useBoard, useBreaker, useConnection } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { DotsIcon } from '../ui/icons.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { COMMAND_FACTS, CONTROL_ORDER } from './command-facts.ts';
import styles from './command-menu.module.css';
import { openCommandDialog } from './desk.ts';
import { pendingWords, usePendingCommand } from './pending-commands.ts';
import { whyDisabled } from './why-disabled.ts';

interface Props {
  /** The breaker's. */
  readonly name: string;
}

/** Every command as a button; those that cannot act say why, and why again when they are pressed. */
export function BreakerControls({ name }: Props) {
  const why = useWhyDisabled(name);
  const pending = usePendingCommand(name);
  const [pressed, setPressed] = useState<BreakerCommand | null>(null);
  const press = (command: BreakerCommand) => {
    const acts = why(command) === null;
    setPressed(acts ? null : command);
    if (acts) openCommandDialog({ breaker: name, command });
  };
  return (
    <div className={styles['controls']}>
      <div className={styles['buttons']}>
        {CONTROL_ORDER.map((command) => (
          <CommandButton
            key={command}
            command={command}
            disabled={why(command)}
            onPress={() => press(command)}
          />
        ))}
      </div>
      <p className={styles['told']} role="status">
        {pending === null ? pressed && why(pressed) : `${pendingWords(pending)}…`}
      </p>
    </div>
  );
}

interface CommandButtonProps {
  readonly command: BreakerCommand;
  /** Why; null: it acts. */
  readonly disabled: string | null;
  readonly onPress: () => void;
}

/** The same element whether it acts or not, so that it keeps the focus when the breaker moves. */
function CommandButton({ command, disabled, onPress }: CommandButtonProps) {
  const hint = useId();
  const { label, effect } = COMMAND_FACTS[command];
  return (
    <>
      <Tooltip text={disabled} disabled={disabled === null} side="bottom">
        <Button
          tone={command === 'force-open' ? 'danger' : 'default'}
          aria-disabled={disabled !== null || undefined}
          aria-describedby={hint}
          onClick={onPress}
        >
          {label}
        </Button>
      </Tooltip>
      <span id={hint} className="visually-hidden">
        {disabled ?? effect}
      </span>
    </>
  );
}

interface CommandMenuProps extends Props {
  /** Where many are side by side, only one of them is a stop of the Tab key. */
  readonly tabIndex?: 0 | -1;
  readonly defaultOpen?: boolean;
}

/** The same in one small button, for a card. */
export function CommandMenu({ name, tabIndex = 0, defaultOpen = false }: CommandMenuProps) {
  const why = useWhyDisabled(name);
  return (
    <Menu
      defaultOpen={defaultOpen}
      trigger={<IconButton label={`Commands for ${name}`} icon={<DotsIcon />} tabIndex={tabIndex} />}
    >
      {CONTROL_ORDER.map((command) => {
        const disabled = why(command);
        return (
          <MenuItem
            key={command}
            disabled={disabled !== null}
            hint={disabled ?? undefined}
            danger={command === 'force-open' && disabled === null}
            onSelect={() => openCommandDialog({ breaker: name, command })}
          >
            {COMMAND_FACTS[command].label}
          </MenuItem>
        );
      })}
    </Menu>
  );
}

function useWhyDisabled(name: string): (command: BreakerCommand) => string | null {
  const state = useBreaker(name)?.state;
  const connection = useConnection();
  const who = useBoard((board) => board.who);
  const pending = usePendingCommand(name);
  return (command) =>
    state === undefined
      ? 'This breaker is not on the board.'
      : whyDisabled(command, { connection, who, pending, state });
}
