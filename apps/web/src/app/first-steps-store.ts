import { createStore } from 'zustand/vanilla';

const KEY = 'fuseboard.first-steps';
const SEEN = 'seen';

/** Asked for: shown whatever was seen before. */
type FirstSteps = 'unseen' | 'seen' | 'asked-for';

export const firstSteps = createStore<{ readonly kind: FirstSteps }>(() => ({
  kind: wereSeen() ? 'seen' : 'unseen',
}));

export const showFirstSteps = (): void => firstSteps.setState({ kind: 'asked-for' });

export function endFirstSteps(): void {
  firstSteps.setState({ kind: 'seen' });
  try {
    localStorage.setItem(KEY, SEEN);
  } catch {
    // Then they come again with the next page.
  }
}

function wereSeen(): boolean {
  try {
    return localStorage.getItem(KEY) === SEEN;
  } catch {
    return false;
  }
}
