import type { IncomingHttpHeaders } from 'node:http';
import { type Action, ACTIONS, type Actor, mayDo } from '@fuseboard/protocol';
import { ProblemError } from '../problem-error.ts';
import { LOCAL_ACTOR } from './actor.ts';

/** Says who somebody is, and holds everybody to the table of who may do what; the one place for every door. */
export class Access {
  identify(_headers: IncomingHttpHeaders): Actor {
    return LOCAL_ACTOR;
  }

  /** @throws ProblemError `forbidden-role` */
  require(actor: Actor, action: Action): void {
    if (mayDo(actor.role, action)) return;
    throw new ProblemError(
      'forbidden-role',
      `${actor.name} has the role ${actor.role}; this takes ${ACTIONS[action]}. Ask whoever runs the server for it.`,
    );
  }
}
