import type { Idle, Scenario, Subject, Subjects } from './subject.ts';

interface Library {
  readonly subjects: Subjects;
  readonly idle: readonly Idle[];
}

/** Imported one by one, so that a subject's process loads no library but its own. */
const LIBRARIES = {
  bare: () => import('./subjects/bare.ts'),
  fuseboard: () => import('./subjects/fuseboard.ts'),
  opossum: () => import('./subjects/opossum.ts'),
  cockatiel: () => import('./subjects/cockatiel.ts'),
  mollitia: () => import('./subjects/mollitia.ts'),
} satisfies Record<string, () => Promise<Library>>;

export type LibraryName = keyof typeof LIBRARIES;
export const libraryNames = Object.keys(LIBRARIES) as LibraryName[]; // the keys of the record above

export async function subjectsOf(library: string, scenario: Scenario): Promise<readonly Subject[]> {
  const { subjects } = await load(library);
  return subjects[scenario] ?? [];
}

export async function idleOf(library: string): Promise<readonly Idle[]> {
  return (await load(library)).idle;
}

async function load(library: string): Promise<Library> {
  if (!Object.hasOwn(LIBRARIES, library)) throw new Error(`no library is called ${library}`);
  return LIBRARIES[library as LibraryName](); // just checked
}
