import { type Action, ACTIONS, mayDo, type Role, type SessionView } from '@fuseboard/protocol';

const WITH_ARTICLE: Readonly<Record<Role, string>> = {
  viewer: 'a viewer',
  operator: 'an operator',
  admin: 'an admin',
};

/** By the table that the server holds everybody to; it has the last word. null: nothing is against it. */
export function whyNotMine(who: SessionView | null, action: Action): string | null {
  if (who === null || mayDo(who.role, action)) return null;
  return `You are ${who.name}, ${WITH_ARTICLE[who.role]}; this takes ${WITH_ARTICLE[ACTIONS[action]]}.`;
}
