import type { Problem } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { RestError, rest } from './rest.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem };

interface Answer<T> {
  readonly path: string;
  readonly version: number | string;
  readonly loaded: Loaded<T>;
}

const LOADING = { status: 'loading' } as const;

/**
 * What the server answers for a path; null asks nothing. Another `version` asks again and shows the old answer meanwhile;
 * another path begins with `loading`.
 */
export function useRest<T>(path: string | null, version: number | string = 0): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  useEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    const tell = (loaded: Loaded<T>) => {
      if (!controller.signal.aborted) setAnswer({ path, version, loaded });
    };
    rest<T>(path, { signal: controller.signal }).then(
      (value) => tell({ status: 'ready', value }),
      (error: unknown) => tell({ status: 'failed', problem: problemOf(error) }),
    );
    return () => controller.abort();
  }, [path, version]);
  return answer !== null && answer.path === path ? answer.loaded : LOADING;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof RestError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: 'about:blank', title: 'Unexpected error', status: 0, code: 'internal-error', detail };
}
