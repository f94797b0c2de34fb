import { useState } from 'react';

/** True from the first time on. */
export function useSticky(wanted: boolean): boolean {
  const [ever, setEver] = useState(wanted);
  if (wanted && !ever) setEver(true);
  return ever || wanted;
}
