// The development build's own page, `/styleguide` on Vite's server: every component in every state and look, of fixed data. It
// is no entry of the production build.
import '../theme/fonts.css';
import '../theme/tokens.css';
import '../theme/base.css';
import '../theme/print.css';
import { createRoot } from 'react-dom/client';
import { fillBoard } from './fixture.ts';
import { letContrastBeChosen } from './looks.tsx';
import { SCENES } from './scenes.tsx';
import { Styleguide } from './styleguide.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('styleguide.html has no #root');

letContrastBeChosen();
const asked = new URLSearchParams(window.location.search);
const { dataset } = document.documentElement;
const theme = asked.get('theme');
if (theme !== null) dataset['theme'] = theme;
if (asked.get('contrast') === 'more') dataset['contrast'] = 'more';

const scene = SCENES[asked.get('scene') ?? ''];
if (scene) scene.set();
else fillBoard();
createRoot(root).render(scene ? scene.show() : <Styleguide />);
