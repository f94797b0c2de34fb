import {
  type Ack,
  bulkCommandSchema,
  bulkUndoSchema,
  type ClientToServerEvents,
  impactRequestSchema,
  packSnapshot,
  paceSchema,
  resumeSchema,
  socketCommandSchema,
  socketUndoSchema,
  watchSchema,
} from '@fuseboard/protocol';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Hub } from '../hub/hub.ts';
import type { Commands } from '../operators/commands.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { unknownBreaker } from '../operators/refusal.ts';
import { ProblemError } from '../problem-error.ts';
import type { BoardSocket } from './board-socket.ts';
import type { FrameStream } from './frame-stream.ts';
import type { WatchDesk } from './watch-desk.ts';

/** What the messages act on. */
export interface MessageDeps {
  readonly registry: BreakerRegistry;
  readonly hub: Hub;
  readonly commands: Commands;
  readonly frames: FrameStream;
  readonly watches: WatchDesk;
}

type Message = keyof ClientToServerEvents;
/** The `{ ok: true, … }` of a message, without the `ok`. */
type Answer<Name extends Message> =
  Parameters<Parameters<ClientToServerEvents[Name]>[1]>[0] extends Ack<infer Value> ? Value : never;
type Handlers = { readonly [Name in Message]: (socket: BoardSocket, request: unknown) => Answer<Name> };

/**
 * What a client can say, and what it is answered.
 * @throws ProblemError from each of them
 */
export function messages({ registry, hub, commands, frames, watches }: MessageDeps): Handlers {
  return {
    resume: (_socket, request) => {
      const { bootId, seq } = parseRequest(resumeSchema, request);
      hub.flush();
      const answer = hub.resume({ bootId, seq });
      return { ...answer, snapshot: answer.snapshot && packSnapshot(answer.snapshot) };
    },
    watch: (socket, request) => {
      const managed = find(registry, parseRequest(watchSchema, request).breaker);
      watches.watch(socket, managed);
      return { window: hub.views.window(managed) };
    },
    unwatch: (socket, request) => {
      const { name } = find(registry, parseRequest(watchSchema, request).breaker);
      if (watches.unwatch(socket, name)) return {};
      throw new ProblemError('invalid-request', `${name} was not watched by this connection.`);
    },
    pace: (socket, request) => {
      frames.setHidden(socket, parseRequest(paceSchema, request).hidden);
      return {};
    },
    command: ({ data }, request) => {
      const { breaker, ...command } = parseRequest(socketCommandSchema, request);
      return { result: commands.execute(breaker, command, data.identity.actor.name) };
    },
    commands: ({ data }, request) => ({
      results: commands.executeMany(parseRequest(bulkCommandSchema, request), data.identity.actor.name),
    }),
    undo: ({ data }, request) => {
      const { seq, ...undo } = parseRequest(socketUndoSchema, request);
      return { result: commands.undo(seq, undo, data.identity.actor.name) };
    },
    undoMany: ({ data }, request) => ({
      results: commands.undoMany(parseRequest(bulkUndoSchema, request), data.identity.actor.name),
    }),
    impact: (_socket, request) => ({ impact: commands.impact(parseRequest(impactRequestSchema, request)) }),
  };
}

function find(registry: BreakerRegistry, name: string): ManagedBreaker {
  const managed = registry.get(name);
  if (!managed) throw unknownBreaker(name);
  return managed;
}
