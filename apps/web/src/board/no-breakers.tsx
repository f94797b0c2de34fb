import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import styles from './board-empty.module.css';

/** The server is there and runs no breaker: a URL is all that the first one takes. */
export function NoBreakers() {
  const whyNotMine = useWhyNotMine('edit-breakers');
  return (
    <EmptyState title="No breakers yet">
      {whyNotMine === null ? <AddFirst /> : <p>{whyNotMine} Whoever is can add the first under Settings.</p>}
      <p>
        Or start the server without <code>--no-demo</code> to see six at work, or write your own into{' '}
        <code>fuseboard.yaml</code>:
      </p>
      <pre className={styles['code']}>{EXAMPLE}</pre>
    </EmptyState>
  );
}

const EXAMPLE = `breakers:
  - name: payments
    endpoint: { type: http, url: https://api.example.com/pay }
    traffic: { rate: 5 }`;

/** Leads to the form with everything filled in that a URL tells. */
function AddFirst() {
  const [url, setUrl] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = whyNotUrl(url);
    setError(wrong);
    if (wrong === null) navigate(`/settings/add?${new URLSearchParams({ url: url.trim() }).toString()}`);
  };
  return (
    <form className={styles['add']} onSubmit={submit} noValidate>
      <Field label="Add your first breaker: paste the URL of a service" error={error}>
        <TextInput
          type="url"
          value={url}
          placeholder="https://api.example.com/pay"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setUrl(event.target.value);
            setError(null);
          }}
        />
      </Field>
      <Button type="submit" tone="primary">
        Add it
      </Button>
    </form>
  );
}

/** The server judges the rest, with its reasons beside the field. */
function whyNotUrl(text: string): string | null {
  const url = text.trim();
  if (url === '') return 'Paste a URL first.';
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? null
    : 'A URL begins with http:// or https://, as in https://api.example.com/pay.';
}
