// Makes a checkout ready to start: installs and builds what has changed since last time, and nothing else.
import { rmSync } from 'node:fs';
import { build, sourcesOf } from './build.mjs';
import { install } from './install.mjs';
import { requireNode } from './require-node.mjs';
import { isFresh, remember } from './stamp.mjs';

requireNode();
install();
const sources = sourcesOf();
const built = ['apps/server/dist/main.js', 'apps/web/dist/index.html'];
if (!isFresh('build', sources, built)) {
  console.log('Building …');
  rmSync('.cache/build', { force: true });
  build();
  remember('build', sources);
}
