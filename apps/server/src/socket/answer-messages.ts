import type { Ack, ClientToServerEvents } from '@fuseboard/protocol';
import type { Access } from '../operators/access.ts';
import { ProblemError } from '../problem-error.ts';
import type { BoardSocket } from './board-socket.ts';
import { MESSAGE_ACTIONS } from './message-actions.ts';
import { type MessageDeps, messages } from './messages.ts';

export interface Logger {
  error(context: object, message: string): void;
}

export interface AnswerDeps extends MessageDeps {
  readonly access: Access;
  readonly logger: Logger;
  readonly isStopping: () => boolean;
}

type Answer = Ack<object>;
type Handler = (socket: BoardSocket, request: unknown) => object;

/** Gives every message that comes in exactly one answer, whatever is in it; a message can break nothing. */
export function answerMessages(deps: AnswerDeps): (socket: BoardSocket) => void {
  const handlers = new Map<string, Handler>(Object.entries(messages(deps)));
  const names = [...handlers.keys()].join(', ');

  const handle = (socket: BoardSocket, event: string, args: readonly unknown[]): object => {
    const handler = handlers.get(event);
    if (!handler)
      throw new ProblemError('unknown-route', `There is no message "${event}"; there are ${names}.`);
    if (deps.isStopping()) throw new ProblemError('shutting-down', 'The server is stopping.');
    deps.access.recheck(socket.data.identity);
    deps.access.require(socket.data.identity.actor, MESSAGE_ACTIONS[event as keyof ClientToServerEvents]); // it has a handler
    if (args.length !== 1) {
      throw new ProblemError('invalid-request', `${event} takes one object, got ${args.length} arguments.`);
    }
    return handler(socket, args[0]);
  };

  return (socket) => {
    socket.onAny((event: unknown, ...args: unknown[]) => {
      const name = String(event).slice(0, 64);
      const ack = args.pop();
      if (!isAck(ack)) {
        tellMissingAck(socket, name);
        return;
      }
      ack(answer(() => handle(socket, name, args), deps.logger));
    });
  };
}

function answer(handle: () => object, logger: Logger): Answer {
  try {
    return { ok: true, ...handle() };
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      logger.error({ err: error }, 'message failed');
      return {
        ok: false,
        code: 'internal-error',
        message: 'Something went wrong in the server. Its log says what.',
      };
    }
    const { code, message, errors } = error;
    return errors.length === 0 ? { ok: false, code, message } : { ok: false, code, message, errors };
  }
}

function isAck(value: unknown): value is (answer: Answer) => void {
  return typeof value === 'function';
}

/** Nothing is done for who does not wait for the answer: nobody would learn that it failed. */
function tellMissingAck(socket: BoardSocket, event: string): void {
  const text = `The message "${event}" came without an acknowledgement function as its last argument; nothing was done.`;
  socket.emit('notice', { level: 'warning', text });
}
