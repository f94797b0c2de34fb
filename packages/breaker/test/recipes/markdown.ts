import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

export interface Page {
  /** From the package's folder. */
  readonly path: string;
  readonly text: string;
}

export function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function page(path: string): Page {
  return { path, text: read(path) };
}

export function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith(ending));
  return names.map((name) => `${folder}/${name}`);
}

export const README = page('README.md');
export const PAGES = [README, page('SPEC.md'), ...filesIn('docs', '.md').map(page)];

export function codeBlocks({ text }: Page, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, tag, code = '']) =>
    tag === language ? [code] : [],
  );
}

/** The table below a heading of the second rank, a row being its cells. */
export function tableOf({ text }: Page, heading: string): string[][] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const [, ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\|[-\s|]+\|$/.test(line));
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands in code spans, of a cell or a page. */
export function spans(text: string | undefined): string[] {
  return [...prose(text ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

/** As GitHub names it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

export function anchors({ text }: Page): string[] {
  return [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

export function links({ text }: Page): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
}
