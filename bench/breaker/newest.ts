import { existsSync, readFileSync } from 'node:fs';

const manifestOf = (installed: string): string => `node_modules/${installed}/package.json`; // a bench runs in the root

/**
 * The newest release that Node admits. Those that need a newer Node than this repository does are optional dependencies under a
 * name of their own, which pnpm leaves out where Node is too old for them.
 */
export function newestOf(peer: 'opossum' | 'cockatiel'): string {
  return existsSync(manifestOf(`${peer}-newest`)) ? `${peer}-newest` : peer;
}

export function versionOf(installed: string): string {
  const manifest = readFileSync(manifestOf(installed), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string }; // every package has both
  return `${name} ${version}`;
}
