import { SearchIcon } from '../ui/icons.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './search-box.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The `/` key finds it by this id. */
export const SEARCH_ID = 'board-search';

export function SearchBox({ value, onChange }: Props) {
  return (
    <label className={styles['box']}>
      <SearchIcon />
      <span className="visually-hidden">Search breakers by name or group</span>
      <input
        id={SEARCH_ID}
        className={styles['input']}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder="Search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (value === '') event.currentTarget.blur();
          else onChange('');
          event.preventDefault();
        }}
      />
      <Kbd>/</Kbd>
    </label>
  );
}
