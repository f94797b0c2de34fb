import type { ConfigFileState } from '@fuseboard/protocol';
import { dateTime } from '../format/time.ts';
import styles from './config-file-note.module.css';

/** Which file is in force, what is wrong with a later text of it, and what in it waits for a restart. */
export function ConfigFileNote({ config }: { readonly config: ConfigFileState }) {
  const { file, readAt, problems, needsRestart } = config;
  if (file === null && problems.length === 0)
    return (
      <p className={styles['note']}>
        There is no configuration file: breakers are made here, or are the demo’s.
      </p>
    );
  return (
    <section
      className={styles['note']}
      aria-label="Configuration file"
      data-refused={problems.length > 0 || undefined}
    >
      <p>
        <code>{file}</code> as read {dateTime(readAt)} is in force. It is watched: a valid edit is applied at
        once, and a change made here stands until the file says something new of that breaker.
      </p>
      {problems.length > 0 && (
        <>
          <p>
            <strong>A later text of it was refused:</strong>
          </p>
          <ul>
            {problems.map(({ line, column, path, message }) => (
              <li key={`${line}:${column} ${path}`}>
                {line > 0 && `line ${line}, column ${column}: `}
                {path !== '' && <code>{path}</code>} {message}
              </li>
            ))}
          </ul>
        </>
      )}
      {needsRestart.length > 0 && (
        <p>Only read at the start, and changed since: {needsRestart.join(', ')}.</p>
      )}
    </section>
  );
}
