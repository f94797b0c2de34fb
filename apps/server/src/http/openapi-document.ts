import { ACTIONS, PROBLEM_STATUS, type ProblemCode } from '@fuseboard/protocol';
import { problemSchema } from '@fuseboard/protocol/answers';
import { API_TAGS, type ApiAnswer, type ApiOperation, type ApiRoute } from './api-operation.ts';
import {
  componentSchemas,
  type JsonSchema,
  type QueryParameter,
  queryParameters,
  referTo,
} from './openapi-schemas.ts';

interface PathParameter {
  readonly name: string;
  readonly in: 'path';
  readonly required: true;
  readonly description: string;
  readonly schema: JsonSchema;
}

interface Content {
  readonly schema: JsonSchema;
}

export interface OpenApiResponse {
  readonly description: string;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly (PathParameter | QueryParameter)[];
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
  /** Any one of them lets in; none: whoever asks. */
  readonly security: readonly Readonly<Record<string, readonly []>>[];
}

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

const ABOUT =
  'Times are epoch milliseconds, durations milliseconds and rates percent, unless a name says otherwise. Every error is a problem ' +
  'as in RFC 9457 (application/problem+json) with a stable `code`. A query or a body with a name that is not listed is refused.';

/** Of the routes that declare what they take and give. */
export function openApiDocument(routes: readonly ApiRoute[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const { method, url, operation } of routes) {
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(method, operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fuseboard',
      summary: 'A live board for circuit breakers',
      description: ABOUT,
      version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: Object.entries(API_TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: componentSchemas(), securitySchemes: SECURITY_SCHEMES },
  };
}

/** Asked for only where the server has tokens. */
const SECURITY_SCHEMES = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of the configuration. Where the server has none nobody has to sign in, and no security applies.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'fuseboard-session',
    description: 'Set by `POST /api/v1/session`; its name ends in the port of the server.',
  },
} as const;

const roleNeeded = (action: ApiOperation['action']): string =>
  action === 'anyone' ? '' : `Takes the role ${ACTIONS[action]} (${action}).`;

function describeOperation(method: string, operation: ApiOperation): OpenApiOperation {
  const { id, tag, action, summary, description: about, params = {}, query, body } = operation;
  const description = [about, roleNeeded(action)].filter(Boolean).join(' ');
  const inPath = Object.entries(params).map(
    ([name, what]): PathParameter => ({
      name,
      in: 'path',
      required: true,
      description: what,
      schema: { type: 'string' },
    }),
  );
  const parameters = [...inPath, ...(query ? queryParameters(query) : [])];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== '' && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: referTo(body) } } },
    }),
    responses: { ...answersOf(operation), ...problemsOf(method, operation) },
    security: action === 'anyone' ? [] : [{ token: [] }, { session: [] }],
  };
}

function answersOf({ answers }: ApiOperation): Readonly<Record<string, OpenApiResponse>> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(status, answer)]),
  );
}

function answerOf(status: string, { description, json, text = {} }: ApiAnswer): OpenApiResponse {
  const type = Number(status) < 400 ? 'application/json' : PROBLEM_TYPE;
  const others = Object.entries(text).map(([media, what]): [string, Content] => [
    media,
    { schema: { type: 'string', description: what } },
  ]);
  return {
    description,
    content: { ...(json && { [type]: { schema: referTo(json) } }), ...Object.fromEntries(others) },
  };
}

const PROBLEM_TYPE = 'application/problem+json';
const EVERYWHERE = [
  'forbidden-host',
  'internal-error',
  'shutting-down',
] as const satisfies readonly ProblemCode[];
const OF_ROLES = [
  'not-signed-in',
  'wrong-token',
  'session-ended',
  'too-many-tries',
  'forbidden-role',
] as const satisfies readonly ProblemCode[];
const OF_COMMANDS = ['too-many-commands'] as const satisfies readonly ProblemCode[];
const OF_OPEN = ['internal-error'] as const satisfies readonly ProblemCode[];
const OF_WRITES = ['forbidden-origin'] as const satisfies readonly ProblemCode[];
const OF_BODIES = [
  'invalid-request',
  'invalid-json',
  'payload-too-large',
  'unsupported-media-type',
] as const satisfies readonly ProblemCode[];

/** By status, with the codes that it can have. */
function problemsOf(
  method: string,
  { open, action, query, body, answers, problems = [] }: ApiOperation,
): Readonly<Record<string, OpenApiResponse>> {
  const codes = new Set<ProblemCode>([
    ...(action === 'anyone' ? [] : OF_ROLES),
    ...(action === 'anyone' || ACTIONS[action] === 'viewer' ? [] : OF_COMMANDS),
    ...(method === 'GET' ? [] : OF_WRITES),
    ...(query ? (['invalid-request'] as const) : []),
    ...(body ? OF_BODIES : []),
    ...problems,
    ...(open ? OF_OPEN : EVERYWHERE),
  ]);
  const statuses = new Set(Array.from(codes, (code) => PROBLEM_STATUS[code]));
  const described = [...statuses]
    .filter((status) => answers[status] === undefined)
    .map((status): [string, OpenApiResponse] => {
      const names = [...codes].filter((code) => PROBLEM_STATUS[code] === status);
      return [String(status), problemResponse(names)];
    });
  return Object.fromEntries(described);
}

const problemResponse = (codes: readonly ProblemCode[]): OpenApiResponse => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  content: { [PROBLEM_TYPE]: { schema: referTo(problemSchema) } },
});
