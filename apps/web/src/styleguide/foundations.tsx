import styles from './styleguide.module.css';

const PAPER = ['ground', 'surface', 'raised', 'sunken', 'line', 'line-strong', 'scrim'];
const INK = ['ink', 'ink-2', 'ink-3', 'ink-inverse', 'focus'];
const STATES = ['closed', 'half-open', 'open', 'forced-open', 'metrics-only', 'disabled'];
const TYPE = ['xs', 'sm', 'md', 'lg', 'heading', 'xl', '2xl'];
const WEIGHTS = ['regular', 'medium', 'bold', 'heavy'];
const SPACE = ['0', '1', '1h', '2', '2h', '3', '4', '5', '6', '7'];

export function Colours() {
  const names = [...PAPER, ...INK, ...STATES, ...STATES.map((state) => `${state}-wash`)];
  return names.map((name) => (
    <div key={name} className={styles['swatch']}>
      <span style={{ background: `var(--${name})` }} />
      <span>{name}</span>
    </div>
  ));
}

export function Type() {
  return (
    <>
      {TYPE.map((name) => (
        <p key={name} style={{ fontSize: `var(--text-${name})` }}>
          {name}: 62 % of 50 calls failed
        </p>
      ))}
      {WEIGHTS.map((name) => (
        <p key={name} className="figures" style={{ fontWeight: `var(--weight-${name})` }}>
          {name}: p50 38 ms, 0123456789
        </p>
      ))}
      <p>
        <code>breakers[0].endpoint.url</code>
      </p>
    </>
  );
}

export function Spacing() {
  return SPACE.map((name) => (
    <div key={name} className={styles['swatch']}>
      <span className={styles['bar']} style={{ inlineSize: `var(--space-${name})` }} />
      <span>space-{name}</span>
    </div>
  ));
}
