import type { DefinitionCheck } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { rest } from '../live/rest.ts';

/** So long after the last key the server is asked, ms. */
const PAUSE = 250;

const NOTHING: DefinitionCheck = { problems: [], changes: [] };

interface Checked {
  readonly text: string;
  readonly check: DefinitionCheck;
}

/** What the server says of a change while it is typed; `fresh` once that is of what stands there now. */
export function useCheck(
  breaker: string | null,
  definition: object,
): { readonly check: DefinitionCheck; readonly fresh: boolean } {
  const [checked, setChecked] = useState<Checked>({ text: '', check: NOTHING });
  const text = JSON.stringify({ breaker, definition });
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const json: unknown = JSON.parse(text);
      rest<DefinitionCheck>('/definitions/check', { method: 'POST', json, signal: controller.signal }).then(
        (check) => setChecked({ text, check }),
        // Not live, or gone: saving will say so.
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  return { check: checked.check, fresh: checked.text === text };
}
