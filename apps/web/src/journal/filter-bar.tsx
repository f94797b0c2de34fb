import { actorOf, JOURNAL_KINDS, type JournalKind } from '@fuseboard/protocol';
import { useId, useMemo } from 'react';
import type { BreakerEntry } from '../store/board-state.ts';
import { useBoard } from '../store/hooks.ts';
import { Select } from '../ui/select.tsx';
import { type JournalFilter, toggleKind } from './journal-filter.ts';
import styles from './filter-bar.module.css';
import { TextFilter } from './text-filter.tsx';

interface Props {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
}

const KIND_WORDS: Readonly<Record<JournalKind, string>> = {
  transition: 'Transitions',
  'threshold-exceeded': 'Would have opened',
  command: 'Commands',
  mark: 'Marks',
  config: 'Configuration',
  dials: 'Fault dials',
  scenario: 'Scenarios',
  server: 'Server',
};

export function FilterBar({ filter, onChange }: Props) {
  const names = useBoard((state) => state.order);
  const breakers = useBoard((state) => state.breakers);
  const actors = useId();
  const groups = useMemo(() => groupsOf(breakers), [breakers]);
  const known = useBoard((state) => state.journal);
  const seen = useMemo(() => [...new Set(known.flatMap((line) => actorOf(line) ?? []))].toSorted(), [known]);
  return (
    <search className={styles['bar']}>
      <TextFilter
        label="Text"
        placeholder="Text, reason, error"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        aria-label="Breaker"
        value={filter.breaker ?? ''}
        options={optionsOf('Every breaker', names, filter.breaker)}
        onChange={(value) => onChange({ ...filter, breaker: value === '' ? null : value })}
      />
      {(groups.length > 0 || filter.group !== null) && (
        <Select
          aria-label="Group"
          value={filter.group ?? ''}
          options={optionsOf('Every group', groups, filter.group)}
          onChange={(value) => onChange({ ...filter, group: value === '' ? null : value })}
        />
      )}
      <TextFilter
        label="By whom"
        placeholder="By whom"
        list={actors}
        value={filter.actor ?? ''}
        onChange={(actor) => onChange({ ...filter, actor: actor.trim() === '' ? null : actor.trim() })}
      />
      <datalist id={actors}>
        {seen.map((actor) => (
          <option key={actor}>{actor}</option>
        ))}
      </datalist>
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

/** What is chosen stays to be seen, also where it is no longer on the board. */
function optionsOf(all: string, names: readonly string[], chosen: string | null) {
  const known = chosen === null || names.includes(chosen) ? names : [chosen, ...names];
  return [{ value: '', label: all }, ...known.map((name) => ({ value: name, label: name }))];
}

const groupsOf = (breakers: ReadonlyMap<string, BreakerEntry>): readonly string[] =>
  [...new Set([...breakers.values()].flatMap(({ group }) => group ?? []))].toSorted();
