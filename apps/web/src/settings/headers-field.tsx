import { Button } from '../ui/button.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import { type HeaderDraft, HIDDEN } from './draft.ts';
import styles from './headers-field.module.css';

interface Props {
  readonly headers: readonly HeaderDraft[];
  readonly disabled: boolean;
  readonly errorOf: (name: string) => string | null;
  readonly onChange: (headers: readonly HeaderDraft[]) => void;
}

/** Names and values. A value that is there already is not known to this page: it is kept until another is written. */
export function HeadersField({ headers, disabled, errorOf, onChange }: Props) {
  const replace = (index: number, change: Partial<HeaderDraft>): void =>
    onChange(headers.map((header, place) => (place === index ? { ...header, ...change } : header)));
  return (
    <fieldset className={styles['headers']} data-path="endpoint.headers">
      <legend className={styles['legend']}>Headers</legend>
      <p className={styles['hint']}>
        Sent with each request. Their values are secrets: they are never shown again. {HIDDEN} keeps the value
        there is.
      </p>
      {headers.map(({ name, value }, index) => (
        // Rows have no name of their own until one is typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['row']}>
          <Field label={`Header ${index + 1}`}>
            <TextInput
              value={name}
              disabled={disabled}
              placeholder="authorization"
              autoComplete="off"
              onChange={(event) => replace(index, { name: event.target.value })}
            />
          </Field>
          <Field label={`Value ${index + 1}`} error={errorOf(name)}>
            <TextInput
              value={value}
              disabled={disabled}
              autoComplete="off"
              onFocus={(event) => event.target.select()}
              onChange={(event) => replace(index, { value: event.target.value })}
            />
          </Field>
          <Button
            size="small"
            disabled={disabled}
            aria-label={`Remove header ${name === '' ? index + 1 : name}`}
            onClick={() => onChange(headers.filter((_, place) => place !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        size="small"
        disabled={disabled}
        onClick={() => onChange([...headers, { name: '', value: '' }])}
      >
        Add a header
      </Button>
    </fieldset>
  );
}
