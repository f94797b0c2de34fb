import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { start } from './live/connection.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

start();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
