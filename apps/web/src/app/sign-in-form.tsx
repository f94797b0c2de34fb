import { type FormEvent, useState } from 'react';
import { RestError } from '../live/rest.ts';
import { signIn } from '../live/sign-in.ts';
import { Button } from '../ui/button.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import styles from './sign-in-form.module.css';

interface Props {
  /** In one line, over a picture that is still there. */
  readonly compact?: boolean;
}

/** The token goes to the server and nowhere else: what the browser keeps is a session that this page cannot read. */
export function SignInForm({ compact = false }: Props) {
  const [token, setToken] = useState('');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const text = token.trim();
    if (text === '') {
      setError('Paste your token.');
      return;
    }
    setSending(true);
    try {
      await signIn(text);
      setToken('');
      setError(null);
    } catch (failure) {
      setError(failure instanceof RestError ? failure.message : 'Something went wrong. Try again.');
    }
    setSending(false);
  };

  return (
    <form
      className={styles['form']}
      data-compact={compact || undefined}
      onSubmit={(event) => void submit(event)}
    >
      <Field label="Token" error={error}>
        <TextInput
          type="password"
          name="token"
          autoComplete="current-password"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </Field>
      <Button type="submit" tone="primary" aria-disabled={sending || undefined}>
        {sending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
