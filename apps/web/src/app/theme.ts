export type Theme = 'system' | 'light' | 'dark';

const KEY = 'fuseboard.theme';
const PARAM = 'theme';

const isTheme = (text: string | null): text is Theme =>
  text === 'system' || text === 'light' || text === 'dark';

/** As the address asks, else as it was chosen last, else as the system has it. `public/theme.js` does the same before the first paint. */
export function presentTheme(search: string): Theme {
  const asked = new URLSearchParams(search).get(PARAM);
  if (isTheme(asked)) return asked;
  const kept = read();
  return isTheme(kept) ? kept : 'system';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then it holds for this page only.
  }
}

/** `search` with the theme in it; the system's need not be said. */
export function withTheme(search: string, theme: Theme): string {
  const params = new URLSearchParams(search);
  if (theme === 'system') params.delete(PARAM);
  else params.set(PARAM, theme);
  return params.toString().replaceAll('%2C', ',');
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
