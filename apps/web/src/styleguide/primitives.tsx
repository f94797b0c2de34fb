import { useState } from 'react';
import { NOON } from '../testing/views.ts';
import { Button } from '../ui/button.tsx';
import { CountdownRing } from '../ui/countdown-ring.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field, TextArea, TextInput } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { CardsIcon, DotsIcon, RowsIcon } from '../ui/icons.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Panel } from '../ui/panel.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Slider } from '../ui/slider.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './styleguide.module.css';

const TONES = ['default', 'primary', 'danger', 'quiet'] as const;
const nothing = () => {};

export function Buttons() {
  return (
    <>
      {(['medium', 'small'] as const).map((size) => (
        <div key={size} className={styles['flow']}>
          {TONES.map((tone) => (
            <Button key={tone} tone={tone} size={size}>
              {tone}
            </Button>
          ))}
          <Button size={size} disabled>
            disabled
          </Button>
        </div>
      ))}
      <div className={styles['flow']}>
        <IconButton label="Commands" icon={<DotsIcon />} />
        <IconButton label="Commands, disabled" icon={<DotsIcon />} disabled />
        <Tooltip text="A tooltip">
          <Button size="small">with a tooltip</Button>
        </Tooltip>
        <Menu trigger={<Button size="small">with a menu</Button>}>
          <MenuItem onSelect={nothing} hint="what it does">
            An item
          </MenuItem>
          <MenuItem onSelect={nothing} danger>
            A dangerous one
          </MenuItem>
          <MenuItem onSelect={nothing} disabled hint="why not">
            A disabled one
          </MenuItem>
        </Menu>
        <Kbd>/</Kbd>
        <Kbd>Enter</Kbd>
      </div>
    </>
  );
}

export function Fields() {
  const [density, setDensity] = useState<'cards' | 'rows'>('cards');
  const [share, setShare] = useState(40);
  return (
    <>
      <Field label="Reason" hint="3 to 500 characters">
        <TextInput placeholder="deploy 1.4.2" />
      </Field>
      <Field label="Reason" error="Say why, in 3 characters at least.">
        <TextArea defaultValue="no" />
      </Field>
      <Field label="Until">
        <Select value="900" onChange={nothing} options={[{ value: '900', label: 'in 15 minutes' }]} />
      </Field>
      <SegmentedControl
        label="Density"
        value={density}
        onChange={setDensity}
        options={[
          { value: 'cards', label: <CardsIcon />, name: 'Cards' },
          { value: 'rows', label: <RowsIcon />, name: 'Rows' },
        ]}
      />
      {[false, true].map((disabled) => (
        <Slider
          key={String(disabled)}
          label="Error rate"
          value={share}
          max={100}
          disabled={disabled}
          describe={(value) => `${value} %`}
          onChange={setShare}
          onCommit={setShare}
        />
      ))}
    </>
  );
}

export function Surfaces() {
  return (
    <>
      <Panel title="A panel" note="with a note" actions={<Button size="small">Act</Button>}>
        <p>What it holds.</p>
      </Panel>
      <Panel title="On its way">
        <Skeleton width="60%" /> <Skeleton width="40%" />
      </Panel>
      <EmptyState title="Nothing here" action={<Button>What to do next</Button>}>
        <p>Why there is nothing.</p>
      </EmptyState>
      <div className={styles['flow']} data-state="open">
        {[0, 4_000, 9_000, 10_000].map((passed) => (
          <CountdownRing key={passed} from={NOON} until={NOON + 10_000} now={NOON + passed} />
        ))}
      </div>
    </>
  );
}
