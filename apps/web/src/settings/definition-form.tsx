import { type ProblemPath, SETTING_CATALOGUE, type SettingSection } from '@fuseboard/protocol';
import { Panel } from '../ui/panel.tsx';
import { type Draft, isShown } from './draft.ts';
import { HeadersField } from './headers-field.tsx';
import { SettingField } from './setting-field.tsx';
import styles from './definition-form.module.css';

interface Props {
  readonly draft: Draft;
  readonly problems: readonly ProblemPath[];
  /** Of a breaker that is there already. */
  readonly nameIsFixed: boolean;
  readonly disabled: boolean;
  readonly onChange: (draft: Draft, path: string) => void;
}

const SECTIONS: readonly {
  readonly section: SettingSection;
  readonly title: string;
  readonly note: string;
}[] = [
  { section: 'identity', title: 'Identity', note: 'What it is' },
  { section: 'endpoint', title: 'Endpoint', note: 'What is called' },
  { section: 'traffic', title: 'Traffic', note: 'Calls that this server makes by itself' },
  { section: 'breaker', title: 'Breaker', note: 'When it opens, and how it comes back' },
  { section: 'fallback', title: 'Fallback', note: 'What is served in place of a call' },
];

/** Every option of a definition, in sections, each explained and with its error beside it. */
export function DefinitionForm(props: Props) {
  return (
    <div className={styles['form']}>
      {SECTIONS.map(({ section, title, note }) => (
        <Panel key={section} title={title} note={note}>
          <div className={styles['fields']}>
            <Fields {...props} section={section} />
          </div>
        </Panel>
      ))}
    </div>
  );
}

function Fields({
  section,
  draft,
  problems,
  nameIsFixed,
  disabled,
  onChange,
}: Props & { section: SettingSection }) {
  const shown = SETTING_CATALOGUE.filter((setting) => setting.section === section && isShown(setting, draft));
  const errorAt = (path: string): string | null =>
    sentence(problems.find((one) => one.path === path)?.message);
  return shown.map((setting) => {
    const { path } = setting;
    if (setting.kind.type === 'headers') {
      return (
        <HeadersField
          key={path}
          headers={draft.headers}
          disabled={disabled}
          errorOf={(name) => errorAt(`${path}.${name}`)}
          onChange={(headers) => onChange({ ...draft, headers }, path)}
        />
      );
    }
    return (
      <SettingField
        key={path}
        setting={setting}
        value={draft.values[path] ?? ''}
        error={errorAt(path)}
        disabled={disabled || (path === 'name' && nameIsFixed)}
        onChange={(value) => onChange({ ...draft, values: { ...draft.values, [path]: value } }, path)}
      />
    );
  });
}

/** "must be …" as a sentence of its own. */
const sentence = (message: string | undefined): string | null =>
  message === undefined ? null : `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
