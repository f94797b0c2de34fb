import type { Actor } from '@fuseboard/protocol';

/** Who acts while nobody has to sign in. */
export const LOCAL_ACTOR: Actor = { name: 'local', role: 'admin' };
