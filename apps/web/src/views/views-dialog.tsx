import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import { showToast } from '../ui/toast.ts';
import {
  deleteView,
  renameView,
  type SavedView,
  saveView,
  useSavedViews,
  viewAddress,
  whyNotNamed,
} from './saved-views.ts';
import styles from './views-dialog.module.css';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What the board shows now. */
  readonly search: string;
}

/** What the board shows, to be named, and what was named before. */
export default function ViewsDialog({ open, onOpenChange, search }: Props) {
  const views = useSavedViews();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Views"
      description="Search, states, density and folded groups under a name. Kept in this browser; the address shows anybody the same."
      actions={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <NameForm
        label="Name what the board shows now"
        action="Save"
        onName={(name) => saveView({ name, search })}
      />
      {views.length === 0 ? (
        <p className={styles['none']}>None is saved yet.</p>
      ) : (
        <ul className={styles['views']} aria-label="Saved views">
          {views.map((view) => (
            <View key={view.name} view={view} onOpened={() => onOpenChange(false)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly action: string;
  /** The name that is changed; null: of a new view. */
  readonly present?: string | null;
  readonly onName: (name: string) => void;
}

function NameForm({ label, action, present = null, onName }: NameFormProps) {
  const [name, setName] = useState(present ?? '');
  const [tried, setTried] = useState(false);
  const error = tried ? whyNotNamed(name, present) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = whyNotNamed(name, present) !== null;
    setTried(wrong);
    if (wrong) return;
    onName(name);
    setName('');
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Field label={label} error={error}>
        <TextInput
          value={name}
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value);
            setTried(false);
          }}
        />
      </Field>
      <Button type="submit" tone="primary">
        {action}
      </Button>
    </form>
  );
}

interface ViewProps {
  readonly view: SavedView;
  readonly onOpened: () => void;
}

function View({ view, onOpened }: ViewProps) {
  const [renaming, setRenaming] = useState(false);
  const { name } = view;
  if (renaming) {
    const rename = (to: string) => {
      renameView(name, to);
      setRenaming(false);
    };
    return (
      <li>
        <NameForm label={`New name of ${name}`} action="Rename" present={name} onName={rename} />
      </li>
    );
  }
  return (
    <li className={styles['view']}>
      <Link href={viewAddress(view)} className={styles['name']} onClick={onOpened}>
        {name}
      </Link>
      <Button size="small" aria-label={`Copy the address of ${name}`} onClick={() => void copyAddress(view)}>
        Copy address
      </Button>
      <Button size="small" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
        Rename
      </Button>
      <Button size="small" aria-label={`Delete ${name}`} onClick={() => remove(view)}>
        Delete
      </Button>
    </li>
  );
}

async function copyAddress(view: SavedView): Promise<void> {
  const address = new URL(viewAddress(view), window.location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    showToast({ title: `Copied the address of ${view.name}` });
  } catch {
    // Without TLS, or where it is not allowed, the browser gives pages no clipboard.
    showToast({ title: 'The browser lets no page copy here', description: address, timeout: 0 });
  }
}

function remove(view: SavedView): void {
  deleteView(view.name);
  showToast({ title: `${view.name} deleted`, action: { label: 'Undo', onClick: () => restore(view) } });
}

/** Unless its name was given anew meanwhile. */
function restore(view: SavedView): void {
  if (whyNotNamed(view.name) === null) saveView(view);
}
