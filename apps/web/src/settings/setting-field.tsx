import type { Setting } from '@fuseboard/protocol';
import { ChoiceInput } from '../ui/choice-input.tsx';
import { Field, TextArea, TextInput } from '../ui/field.tsx';

interface Props {
  readonly setting: Setting;
  readonly value: string;
  readonly error: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** One option with what it does, in which unit, and what it is when nothing is written. */
export function SettingField({ setting, value, error, disabled, onChange }: Props) {
  const { label, kind } = setting;
  const unit = kind.type === 'number' && kind.unit !== '' ? ` (${kind.unit})` : '';
  return (
    <Field label={`${label}${unit}`} hint={hintOf(setting)} error={error}>
      <Control setting={setting} value={value} disabled={disabled} onChange={onChange} />
    </Field>
  );
}

function Control({ setting, value, disabled, onChange }: Omit<Props, 'error'>) {
  const { kind, path, default: preset } = setting;
  if (kind.type === 'choice' || kind.type === 'flag') {
    const options = kind.type === 'choice' ? kind.values.map((one) => ({ value: one, label: one })) : FLAGS;
    const none = { value: '', label: preset === null ? 'Choose' : `${preset} (default)` };
    const all = path === 'endpoint.type' ? options : [none, ...options];
    return (
      <ChoiceInput data-path={path} value={value} options={all} disabled={disabled} onChange={onChange} />
    );
  }
  const common = {
    value,
    disabled,
    'data-path': path,
    placeholder: preset ?? '',
    spellCheck: kind.type === 'long-text',
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (kind.type === 'long-text' || kind.type === 'json') return <TextArea {...common} rows={3} />;
  return <TextInput {...common} inputMode={kind.type === 'number' ? 'decimal' : 'text'} />;
}

const FLAGS = [
  { value: 'true', label: 'yes' },
  { value: 'false', label: 'no' },
];

function hintOf({ effect, kind, default: preset }: Setting): string {
  const how = kind.type === 'duration' ? ' Such as 250ms, 10s or 5m.' : '';
  const otherwise = preset === null ? '' : ` Default: ${preset}.`;
  return `${effect}${how}${otherwise}`;
}
