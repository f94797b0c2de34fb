import type { Actor } from '@fuseboard/protocol';
import { LOCAL_NAME } from '../local-name.ts';

/** Who acts while nobody has to sign in. */
export const LOCAL_ACTOR: Actor = { name: LOCAL_NAME, role: 'admin' };
