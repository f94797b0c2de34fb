/** The tokens are the dashboard's; a test holds them together. */
export const API_DOCS_STYLE = `:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f4ee, #14181d);
  --surface: light-dark(#fdfcf9, #1b2026);
  --sunken: light-dark(#efece4, #101418);
  --line: light-dark(#dcd8cd, #313a43);
  --ink: light-dark(#1c2024, #e7eaee);
  --ink-2: light-dark(#4b525a, #b3bcc6);
  --ink-3: light-dark(#5f666e, #929da8);
  --focus: light-dark(#1c2024, #e7eaee);
  --space-1: 0.25rem;
  --space-2: 0.5rem;
  --space-3: 0.75rem;
  --space-4: 1rem;
  --space-5: 1.5rem;
  --space-6: 2rem;
  --space-7: 3rem;
  --radius: 0.25rem;
  --text-sm: 0.75rem;
  --text-md: 0.8125rem;
  --text-lg: 0.9375rem;
  --text-xl: 1.25rem;
  --text-2xl: 1.75rem;
  --leading: 1.45;
  --font-sans: "IBM Plex Sans Variable", system-ui, sans-serif;
  --font-mono: "IBM Plex Mono", ui-monospace, monospace;
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font-family: var(--font-sans); line-height: var(--leading); scroll-behavior: smooth; }
body { margin: 0 auto; max-width: 76rem; padding: var(--space-5) var(--space-4); font-size: var(--text-lg); }
h1, h2, h3, h4, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: var(--text-2xl); font-weight: 600; }
h2 { font-size: var(--text-xl); font-weight: 600; }
h3 { font-size: var(--text-lg); font-weight: 600; overflow-wrap: anywhere; }
h4 { margin-top: var(--space-4); font-size: var(--text-sm); font-weight: 600; color: var(--ink-3); }
a { color: inherit; text-underline-offset: 0.2em; }
h2 a, h3 a, nav a, .home a { text-decoration: none; }
h2 a:hover, h3 a:hover, nav a:hover, .home a:hover { text-decoration: underline; }
code { font-family: var(--font-mono); font-size: 0.9em; overflow-wrap: anywhere; }
small { font-size: var(--text-sm); color: var(--ink-3); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: var(--space-4); top: var(--space-2); }
.home { font-size: var(--text-md); color: var(--ink-2); }
.what { color: var(--ink-2); }
.type { color: var(--ink); }
header { padding-bottom: var(--space-5); border-bottom: 1px solid var(--line); }
nav { padding-block: var(--space-5); font-size: var(--text-md); }
nav h2 { margin-top: var(--space-4); font-size: var(--text-md); }
nav h2:first-child { margin-top: 0; }
nav li a { display: block; padding-block: var(--space-1); color: var(--ink-2); overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 3.25em; font-family: var(--font-mono); font-size: 0.85em; font-weight: 600; }
main { min-width: 0; padding-top: var(--space-5); }
section { padding-top: var(--space-6); }
article { margin-top: var(--space-4); padding: var(--space-4); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); scroll-margin-top: var(--space-4); }
article:target { border-color: var(--ink-3); }
article > p { margin-top: var(--space-2); }
.schema { margin-top: var(--space-2); overflow-wrap: anywhere; }
dl { margin-top: var(--space-2); }
dl > div { display: grid; grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr); gap: var(--space-1) var(--space-4); padding-block: var(--space-2); border-top: 1px solid var(--line); font-size: var(--text-md); }
.answers > div { grid-template-columns: 3rem minmax(0, 1fr); }
dt { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
dd { min-width: 0; overflow-wrap: anywhere; }
dd dl, .choices dl { padding-left: var(--space-3); border-left: 2px solid var(--line); }
dd dl > div:first-child, .choices dl > div:first-child { border-top: 0; }
.choices > li { margin-top: var(--space-3); }
@media (width >= 60rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: var(--space-6); padding-inline: var(--space-6); }
  header { grid-column: 1 / -1; }
  nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; }
}
@media (width < 40rem) {
  dl > div, dd dl > div { grid-template-columns: minmax(0, 1fr); }
  .answers > div { grid-template-columns: 3rem minmax(0, 1fr); }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`;
