import type { Action, ProblemCode } from '@fuseboard/protocol';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

export const API_TAGS = {
  Breakers: 'What the breakers are and how they stand',
  Commands: 'What an operator can do to a breaker',
  Definitions: 'What breakers there are, how they are defined, and how they were before',
  Journal: 'Everything that happened',
  Series: 'What charts are drawn of',
  Demo: 'The services that the demo breakers call, and what can be made to go wrong with them',
  Access: 'Who may come in',
  Operations: 'For whoever keeps the server running',
} as const;

/** What an answer carries: a schema for JSON, text for other media types. */
export interface ApiAnswer {
  readonly description: string;
  readonly json?: z.ZodType;
  /** Media types of its other forms, with what they are. */
  readonly text?: Readonly<Record<string, string>>;
}

/** What a route takes and gives: its handler validates by it, and the OpenAPI document is made of it. */
export interface ApiOperation {
  readonly id: string;
  readonly tag: keyof typeof API_TAGS;
  readonly summary: string;
  readonly description?: string;
  /** What is done, as the table of who may do what has it; `anyone`: no matter who asks. */
  readonly action: Action | 'anyone';
  /** Answers whoever asks, whatever address they know it by, and while the server stops. */
  readonly open?: true;
  /** By name, what each part of the path is. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** By status. */
  readonly answers: Readonly<Record<number, ApiAnswer>>;
  /** Beside those of every operation. */
  readonly problems?: readonly ProblemCode[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** null: no part of the API, such as the answer to a method that a path does not take. */
    api?: ApiOperation | null;
    /** Of a route that is no part of the API, and is for everybody. */
    action?: 'anyone';
  }
}

export interface ApiRoute {
  readonly method: string;
  /** As Fastify has it: `/breakers/:name`. */
  readonly url: string;
  readonly operation: ApiOperation;
}

/** Keeps the schemas' own types, for the handler to parse by. */
export const operation = <const Operation extends ApiOperation>(declared: Operation): Operation => declared;

/** The built page is for everybody: who is not signed in signs in there. */
const PAGE = '/*';

/** Gathers what the routes declare that are added from here on; one that does not say who it is for is not added. */
export function collectRoutes(app: FastifyInstance): readonly ApiRoute[] {
  const routes: ApiRoute[] = [];
  app.addHook('onRoute', ({ url, method, config }) => {
    const declared = config?.api;
    if (declared === undefined && url.startsWith('/api/v1')) {
      throw new Error(`${String(method)} ${url} must declare in its config.api what it takes and gives.`);
    }
    if (declared === undefined && config?.action === undefined && url !== PAGE) {
      throw new Error(`${String(method)} ${url} must declare in its config who it is for.`);
    }
    if (!declared) return;
    for (const one of Array.isArray(method) ? method : [method]) {
      // A HEAD is the GET without its body.
      if (one !== 'HEAD') routes.push({ method: one, url, operation: declared });
    }
  });
  return routes;
}
