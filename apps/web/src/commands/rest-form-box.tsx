import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { curlOf, type RestForm } from './rest-form.ts';
import styles from './rest-form-box.module.css';

/** The command as a line for a shell. */
export function RestFormBox({ form }: { readonly form: RestForm }) {
  const [told, setTold] = useState('');
  const curl = curlOf(location.origin, form);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(curl);
      setTold('Copied.');
    } catch {
      setTold('The browser does not let this page copy; select the text instead.');
    }
  };
  return (
    <details className={styles['box']}>
      <summary>As a REST call</summary>
      <pre className={styles['code']}>
        <code>{curl}</code>
      </pre>
      <p className={styles['foot']}>
        <Button size="small" onClick={() => void copy()}>
          Copy as curl
        </Button>
        <span role="status">{told || 'Add your own token where the board asks for one.'}</span>
      </p>
    </details>
  );
}
