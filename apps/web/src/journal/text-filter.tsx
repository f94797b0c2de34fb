import { useEffect, useRef, useState } from 'react';
import styles from './filter-bar.module.css';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Of a `datalist`. */
  readonly list?: string;
}

/** So long after the last key the server is asked. */
const PAUSE_MS = 300;

/** What is typed is looked for when the typing pauses, or at once with Enter. */
export function TextFilter({ label, placeholder, value, onChange, list }: Props) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // Another address: a link, or the filters were cleared.
    setShown(value);
    setTyped(value);
  }
  // Another render of the bar is no other text, and must not begin the pause anew.
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  });
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => told.current(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <input
      type="search"
      className={styles['text']}
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      list={list}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(typed);
      }}
    />
  );
}
