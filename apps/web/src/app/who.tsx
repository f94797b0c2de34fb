import { useState } from 'react';
import { dateTime } from '../format/time.ts';
import { signOut } from '../live/sign-in.ts';
import { useBoard } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './who.module.css';

/** Who one is here and how to leave; nothing where nobody has to sign in. */
export function Who() {
  const who = useBoard((state) => state.who);
  const here = useBoard((state) => state.connection.kind !== 'signed-out');
  const [leaving, setLeaving] = useState(false);
  if (!who?.signInNeeded || !here) return null;
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
    } catch {
      setLeaving(false);
      showToast({ title: 'You are still signed in', description: 'The server did not answer. Try again.' });
    }
  };
  const until = who.expiresAt === null ? undefined : `Signed in until ${dateTime(who.expiresAt)}`;
  return (
    <span className={styles['who']}>
      <span className={styles['name']} title={until}>
        {who.name} <span className={styles['role']}>{who.role}</span>
      </span>
      <Button size="small" aria-disabled={leaving || undefined} onClick={() => void (leaving || leave())}>
        Sign out
      </Button>
    </span>
  );
}
