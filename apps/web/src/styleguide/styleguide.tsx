import type { ComponentType } from 'react';
import { CompactCards, LargeCards, StaleCards, TouchRows, WideRows } from './breakers.tsx';
import { Charts, Ladders, Windows } from './drawings.tsx';
import { Colours, Spacing, Type } from './foundations.tsx';
import { InEveryLook, type Look } from './looks.tsx';
import { Buttons, Fields, Surfaces } from './primitives.tsx';
import { SCENES } from './scenes.tsx';
import styles from './styleguide.module.css';
import { Badges, Glyphs, Icons } from './symbols.tsx';

export const SECTIONS: readonly (readonly [title: string, Content: ComponentType])[] = [
  ['Colours', Colours],
  ['Type', Type],
  ['Spacing', Spacing],
  ['Symbols', Glyphs],
  ['States', Badges],
  ['Icons', Icons],
  ['Buttons', Buttons],
  ['Fields', Fields],
  ['Surfaces', Surfaces],
  ['Large cards', LargeCards],
  ['Compact cards', CompactCards],
  ['Old cards', StaleCards],
  ['Rows', WideRows],
  ['Rows on a phone', TouchRows],
  ['Windows', Windows],
  ['Probes', Ladders],
  ['Charts', Charts],
];

/** Every component in every state and every look. */
export function Styleguide() {
  return (
    <main className={styles['page']}>
      <h1>Styleguide</h1>
      {SECTIONS.map(([title, Content]) => (
        <InEveryLook key={title} title={title}>
          {() => <Content />}
        </InEveryLook>
      ))}
      {Object.keys(SCENES).map((scene) => (
        <InEveryLook key={scene} title={scene.charAt(0).toUpperCase() + scene.slice(1)}>
          {(look) => (
            // Its own page, in a frame because it takes the whole of one: there is nobody to shut out.
            // oxlint-disable-next-line react/iframe-missing-sandbox
            <iframe className={styles['frame']} title={scene} src={addressOf(scene, look)} loading="lazy" />
          )}
        </InEveryLook>
      ))}
    </main>
  );
}

const addressOf = (scene: string, { theme, contrast }: Look): string =>
  `/styleguide?${new URLSearchParams({ scene, theme, contrast }).toString()}&${SCENES[scene]?.query ?? ''}`;
