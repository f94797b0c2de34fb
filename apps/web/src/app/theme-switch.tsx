import { MoonIcon, SunIcon, SystemIcon } from '../ui/icons.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import type { Theme } from './theme.ts';
import { useTheme } from './use-theme.ts';

export function ThemeSwitch() {
  const [theme, choose] = useTheme();
  return <SegmentedControl<Theme> label="Theme" value={theme} onChange={choose} options={THEMES} />;
}

const THEMES = [
  { value: 'light', label: <SunIcon />, name: 'Light' },
  { value: 'system', label: <SystemIcon />, name: 'As the system' },
  { value: 'dark', label: <MoonIcon />, name: 'Dark' },
] as const;
