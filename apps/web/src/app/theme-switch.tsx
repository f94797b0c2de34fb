import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { MoonIcon, SunIcon, SystemIcon } from '../ui/icons.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { applyTheme, keepTheme, presentTheme, type Theme, withTheme } from './theme.ts';

export function ThemeSwitch() {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const [theme, setTheme] = useState(() => presentTheme(search));
  const choose = (next: Theme) => {
    setTheme(next);
    applyTheme(next);
    keepTheme(next);
    const query = withTheme(search, next);
    navigate(query === '' ? path : `${path}?${query}`, { replace: true });
  };
  return <SegmentedControl<Theme> label="Theme" value={theme} onChange={choose} options={THEMES} />;
}

const THEMES = [
  { value: 'light', label: <SunIcon />, name: 'Light' },
  { value: 'system', label: <SystemIcon />, name: 'As the system' },
  { value: 'dark', label: <MoonIcon />, name: 'Dark' },
] as const;
