import { afterEach, expect, it } from 'vitest';
import { applyTheme, keepTheme, presentTheme, withTheme } from './theme.ts';

afterEach(() => localStorage.clear());

it('[13] the address goes before what was chosen last, that before the system', () => {
  expect(presentTheme('')).toBe('system');
  keepTheme('dark');
  expect(presentTheme('q=a')).toBe('dark');
  expect(presentTheme('theme=light')).toBe('light');
  expect(presentTheme('theme=pink')).toBe('dark');
});

it('is in the address when it is not the system’s, beside what else is there', () => {
  expect(withTheme('state=open,closed', 'dark')).toBe('state=open,closed&theme=dark');
  expect(withTheme('state=open&theme=dark', 'system')).toBe('state=open');
});

it('is an attribute of the document', () => {
  applyTheme('dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  applyTheme('system');
  expect(document.documentElement.dataset['theme']).toBeUndefined();
});
