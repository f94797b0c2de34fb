import { type KeyboardEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { BreakerGlyph } from '../glyph/breaker-glyph.tsx';
import { useBoard } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './first-steps.module.css';
import { endFirstSteps, firstSteps } from './first-steps-store.ts';

/** On the first visit to a board with the demo, and whenever they are asked for: what one sees, beside what one does. */
export function FirstSteps() {
  const [path] = useLocation();
  const kind = useStore(firstSteps, (state) => state.kind);
  const known = useBoard((state) => state.bootId !== null);
  const demo = useBoard((state) => state.demo !== null);
  const wanted = kind === 'asked-for' || (kind === 'unseen' && demo);
  return known && wanted && path === '/' ? <Steps demo={demo} /> : null;
}

/** Over a corner of the page, so that nothing moves, and in the way of nothing: it takes no focus. */
function Steps({ demo }: { readonly demo: boolean }) {
  const [at, setAt] = useState(0);
  const steps = [
    <WhatYouSee key="see" demo={demo} />,
    <WhatHappens key="happens" demo={demo} />,
    <WhatYouDo key="do" />,
  ];
  const isLast = at === steps.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') endFirstSteps();
  };
  return (
    // Escape inside closes it, as it does everything that lies over a page.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles['steps']} aria-label="First steps" onKeyDown={onKeyDown}>
      <div aria-live="polite">{steps[at]}</div>
      <div className={styles['foot']}>
        <span className={styles['count']}>
          {at + 1} of {steps.length}
        </span>
        {at > 0 && (
          <Button size="small" onClick={() => setAt(at - 1)}>
            Back
          </Button>
        )}
        {!isLast && (
          <Button size="small" tone="quiet" onClick={endFirstSteps}>
            Not now
          </Button>
        )}
        <Button size="small" tone="primary" onClick={() => (isLast ? endFirstSteps() : setAt(at + 1))}>
          {isLast ? 'Done' : 'Next'}
        </Button>
      </div>
    </section>
  );
}

interface StepProps {
  readonly demo: boolean;
}

function WhatYouSee({ demo }: StepProps) {
  return (
    <>
      <h2 className={styles['title']}>
        <BreakerGlyph state="closed" size={24} /> Each card is one breaker
      </h2>
      <p>
        {demo
          ? 'It guards the calls to one service of a small shop that runs here. '
          : 'It guards the calls to one service. '}
        While the symbol bridges, it is closed: calls pass.
      </p>
    </>
  );
}

function WhatHappens({ demo }: StepProps) {
  return (
    <>
      <h2 className={styles['title']}>
        <BreakerGlyph state="open" size={24} /> Too many fail, and it opens
      </h2>
      <p>
        Calls are then refused at once, without being made. After a wait a few may probe; if they go well, it
        closes.{' '}
        {demo && (
          <>
            Break a service under <Link href="/demo">Demo</Link> to see it.
          </>
        )}
      </p>
    </>
  );
}

function WhatYouDo() {
  return (
    <>
      <h2 className={styles['title']}>
        <BreakerGlyph state="forced-open" size={24} /> You can step in
      </h2>
      <p>
        Open a card to see why and to force its breaker open or reset it: each asks for a reason first.{' '}
        <Kbd>?</Kbd> shows all keys and these steps again.
      </p>
    </>
  );
}
