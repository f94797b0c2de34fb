import { JOURNAL_KINDS, type JournalKind } from '@fuseboard/protocol';
import { useBoard } from '../store/hooks.ts';
import { Select } from '../ui/select.tsx';
import { type JournalFilter, toggleKind } from './journal-filter.ts';
import styles from './filter-bar.module.css';

interface Props {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
}

const KIND_WORDS: Readonly<Record<JournalKind, string>> = {
  transition: 'Transitions',
  'threshold-exceeded': 'Would have opened',
  command: 'Commands',
  mark: 'Marks',
  dials: 'Fault dials',
  scenario: 'Scenarios',
  server: 'Server',
};

export function FilterBar({ filter, onChange }: Props) {
  const names = useBoard((state) => state.order);
  const known =
    filter.breaker === null || names.includes(filter.breaker) ? names : [filter.breaker, ...names];
  const options = [
    { value: '', label: 'Every breaker' },
    ...known.map((name) => ({ value: name, label: name })),
  ];
  return (
    <search className={styles['bar']}>
      <input
        type="search"
        className={styles['text']}
        aria-label="Text in the loaded entries"
        placeholder="Text, actor, reason"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Select
        aria-label="Breaker"
        value={filter.breaker ?? ''}
        options={options}
        onChange={(value) => onChange({ ...filter, breaker: value === '' ? null : value })}
      />
      <fieldset className={styles['kinds']}>
        <legend className="visually-hidden">Kinds</legend>
        {JOURNAL_KINDS.map((kind) => (
          <label key={kind} className={styles['kind']}>
            <input
              type="checkbox"
              checked={filter.kinds.includes(kind)}
              onChange={() => onChange({ ...filter, kinds: toggleKind(filter.kinds, kind) })}
            />
            <span>{KIND_WORDS[kind]}</span>
          </label>
        ))}
      </fieldset>
    </search>
  );
}
