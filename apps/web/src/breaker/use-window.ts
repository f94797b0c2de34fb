import type { WindowView } from '@fuseboard/protocol';
import { useEffect, useState } from 'react';
import { watch } from '../live/connection.ts';

/** The sliding window outcome by outcome, at frame pace; null until the server has told it. */
export function useWindow(name: string): WindowView | null {
  const [view, setView] = useState<WindowView | null>(null);
  useEffect(() => watch(name, { onWindow: setView, onCalls: () => undefined }), [name]);
  return view;
}
