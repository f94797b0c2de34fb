import { useEffect } from 'react';
import { plural } from '../format/quantity.ts';
import { useBoard, useConnection, useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useStore } from 'zustand';
import { openBulkDialog } from './bulk.ts';
import { COMMAND_FACTS, CONTROL_ORDER } from './command-facts.ts';
import { clearSelection, keepSelected, selectAlso, selection } from './selection.ts';
import styles from './selection-bar.module.css';
import { whyNotLive } from './why-disabled.ts';

interface Props {
  /** Those the filter leaves, in their order. */
  readonly listed: readonly string[];
}

const SHOWN_COMMANDS = CONTROL_ORDER.slice(0, 3);
const MORE_COMMANDS = CONTROL_ORDER.slice(3);

/** What can be done with those that are selected, over the foot of the board. */
export function SelectionBar({ listed }: Props) {
  const names = useStore(selection, (state) => state.names);
  const notMine = useWhyNotMine('command-breakers');
  const stale = whyNotLive(useConnection()) ?? notMine;
  const breakers = useBoard((state) => state.breakers);
  useEffect(() => keepSelected((name) => breakers.has(name)), [breakers]);
  const listedSet = new Set(listed);
  const hidden = [...names].filter((name) => !listedSet.has(name)).length;
  const idle = stale !== null || names.size === 0;
  const open = (command: (typeof CONTROL_ORDER)[number]) => {
    if (!idle) openBulkDialog({ breakers: [...names], command });
  };
  return (
    <section className={styles['bar']} aria-label="Selected breakers" data-selection-bar>
      <p className={styles['count']} role="status">
        <strong>{names.size} selected</strong>
        {hidden > 0 && <span>{plural(hidden, 'of them is', 'of them are')} not listed now</span>}
        {stale !== null && <span>{stale}</span>}
      </p>
      <div className={styles['buttons']}>
        <Button size="small" onClick={() => selectAlso(listed)}>
          Select all {listed.length} listed
        </Button>
        <GroupMenu />
        {SHOWN_COMMANDS.map((command) => (
          <Button
            key={command}
            size="small"
            tone={command === 'force-open' ? 'danger' : 'default'}
            aria-disabled={idle || undefined}
            onClick={() => open(command)}
          >
            {COMMAND_FACTS[command].label}
          </Button>
        ))}
        <Menu trigger={<Button size="small">More</Button>}>
          {MORE_COMMANDS.map((command) => (
            <MenuItem key={command} disabled={idle} onSelect={() => open(command)}>
              {COMMAND_FACTS[command].label}
            </MenuItem>
          ))}
        </Menu>
        <Button size="small" tone="quiet" onClick={clearSelection}>
          Done
        </Button>
      </div>
    </section>
  );
}

/** A whole group at once, whatever the filter shows of it. */
function GroupMenu() {
  const breakers = useBoard((state) => state.breakers);
  const members = new Map<string, string[]>();
  for (const { name, group } of breakers.values()) {
    if (group !== null) members.set(group, [...(members.get(group) ?? []), name]);
  }
  if (members.size === 0) return null;
  return (
    <Menu trigger={<Button size="small">Add group</Button>}>
      {[...members]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([group, names]) => (
          <MenuItem key={group} hint={plural(names.length, 'breaker')} onSelect={() => selectAlso(names)}>
            {group}
          </MenuItem>
        ))}
    </Menu>
  );
}
