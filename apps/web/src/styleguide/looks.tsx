import type { ReactNode } from 'react';
import styles from './styleguide.module.css';

/** Every look there is. `theme` and `contrast` are what an address asks for, too. */
const LOOKS = [
  { name: 'Light', theme: 'light', contrast: 'usual' },
  { name: 'Dark', theme: 'dark', contrast: 'usual' },
  { name: 'Light, more contrast', theme: 'light', contrast: 'more' },
  { name: 'Dark, more contrast', theme: 'dark', contrast: 'more' },
] as const;

export type Look = (typeof LOOKS)[number];

interface Props {
  readonly title: string;
  readonly children: (look: Look) => ReactNode;
}

/** The same thing in every look, side by side. */
export function InEveryLook({ title, children }: Props) {
  return (
    <section className={styles['section']}>
      <h2>{title}</h2>
      <div className={styles['looks']}>
        {LOOKS.map((look) => (
          <div
            key={look.name}
            className={styles['look']}
            data-theme={look.theme}
            data-contrast={look.contrast}
          >
            {children(look)}
          </div>
        ))}
      </div>
    </section>
  );
}

/**
 * Makes what `tokens.css` has for `prefers-contrast: more` hold below `data-contrast="more"` as well: one copy of the values, and
 * the browser's own setting is not needed to see them.
 */
export function letContrastBeChosen(): void {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const more = rules.find(
    (rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-contrast'),
  );
  if (!(more instanceof CSSMediaRule)) throw new Error('tokens.css has nothing for more contrast');
  const values = [...more.cssRules].map((rule) => (rule instanceof CSSStyleRule ? rule.style.cssText : ''));
  const style = document.createElement('style');
  style.textContent = `[data-contrast="more"] { ${values.join(' ')} }`;
  document.head.append(style);
}
