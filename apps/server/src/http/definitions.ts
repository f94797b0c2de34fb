import {
  addQuerySchema,
  breakerDefinitionSchema,
  changeQuerySchema,
  checkRequestSchema,
  type DefinitionList,
  definitionPatchSchema,
  type DefinitionSummary,
  type DefinitionVersions,
} from '@fuseboard/protocol';
import {
  definitionCheckSchema,
  definitionListSchema,
  definitionResultSchema,
  definitionVersionsSchema,
} from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DefinitionState } from '../definitions/definition-state.ts';
import type { Author } from '../definitions/definitions.ts';
import { endpointText } from '../definitions/secrets.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { actorOf } from './identity-of.ts';
import { operation } from './api-operation.ts';
import type { Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

const RESULT = { description: 'It is in force', json: definitionResultSchema };
const params = { name: 'The name of a breaker' };

const LIST = operation({
  id: 'listDefinitions',
  tag: 'Definitions',
  action: 'read-board',
  summary: 'Every breaker that is configured, where it comes from, and the configuration file',
  answers: { 200: { description: 'The definitions', json: definitionListSchema } },
});

const CHECK = operation({
  id: 'checkDefinition',
  tag: 'Definitions',
  action: 'edit-breakers',
  summary: 'What a change would be and what is wrong with it, without making it',
  body: checkRequestSchema,
  answers: { 200: { description: 'The problems and the changes', json: definitionCheckSchema } },
  problems: ['unknown-breaker'],
});

const ADD = operation({
  id: 'addBreaker',
  tag: 'Definitions',
  action: 'edit-breakers',
  summary: 'Add a breaker; it begins at once',
  query: addQuerySchema,
  body: breakerDefinitionSchema,
  answers: { 201: RESULT },
  problems: ['breaker-exists'],
});

const EDIT = operation({
  id: 'editBreaker',
  tag: 'Definitions',
  action: 'edit-breakers',
  summary: 'Change how a breaker is defined; it keeps its state and its window',
  description:
    'The body is a JSON Merge Patch (RFC 7396): what is left out stays, null takes a key away. `•••` in the place of a secret keeps it; secrets are not taken along to another host.',
  params,
  query: changeQuerySchema,
  body: definitionPatchSchema,
  answers: { 200: RESULT },
  problems: ['unknown-breaker', 'version-moved'],
});

const REMOVE = operation({
  id: 'removeBreaker',
  tag: 'Definitions',
  action: 'edit-breakers',
  summary: 'Take a breaker off the board; its calls under way have their time to end',
  description: 'Its journal, its series and its versions stay, and any of its versions can be restored.',
  params,
  query: changeQuerySchema,
  answers: { 200: { description: 'It is gone', json: definitionResultSchema } },
  problems: ['unknown-breaker', 'version-moved'],
});

const VERSIONS = operation({
  id: 'listVersions',
  tag: 'Definitions',
  action: 'read-board',
  summary: 'Every version of the definition of a breaker, also of one that was removed',
  params,
  answers: { 200: { description: 'The versions', json: definitionVersionsSchema } },
  problems: ['unknown-breaker'],
});

const RESTORE = operation({
  id: 'restoreVersion',
  tag: 'Definitions',
  action: 'edit-breakers',
  summary: 'Define a breaker as an earlier version had it; one that was removed comes back',
  params: { ...params, version: 'The number of a version' },
  query: changeQuerySchema,
  answers: { 200: RESULT },
  problems: ['unknown-breaker', 'unknown-version', 'version-moved'],
});

interface Versioned {
  Params: { name: string; version: string };
}

const versionSchema = z.strictObject({ version: z.coerce.number().int().min(1) });

/** What breakers there are and how they are defined. */
export const definitionRoutes: FastifyPluginAsync<HttpDeps> = async (app, { definitions, configFile }) => {
  app.get('/definitions', { config: { api: LIST } }, (): DefinitionList => {
    const order = new Map(definitions.onBoard.map(({ name }, index) => [name, index]));
    const place = ({ name }: DefinitionState): number => order.get(name) ?? -1;
    const there = definitions.states.filter((state) => order.has(state.name));
    return {
      definitions: there.toSorted((left, right) => place(left) - place(right)).map(summary),
      removed: definitions.states.filter(({ definition }) => definition === null).map(summary),
      config: configFile.state(),
    };
  });

  app.post('/definitions/check', { config: { api: CHECK } }, (request) => {
    const { breaker, definition } = parseRequest(CHECK.body, request.body);
    return definitions.check(definition, breaker);
  });

  app.post('/breakers', { config: { api: ADD } }, (request, reply) => {
    const { reason = null } = parseRequest(ADD.query, request.query);
    const result = definitions.add(parseRequest(objectSchema, request.body), {
      actor: actorOf(request).name,
      reason,
    });
    void reply.code(201);
    return result;
  });

  app.patch<Named>('/breakers/:name', { config: { api: EDIT } }, (request) =>
    definitions.edit(request.params.name, parseRequest(EDIT.body, request.body), authorOf(request)),
  );

  app.delete<Named>('/breakers/:name', { config: { api: REMOVE } }, (request) =>
    definitions.remove(request.params.name, authorOf(request)),
  );

  app.get<Named>(
    '/breakers/:name/versions',
    { config: { api: VERSIONS } },
    (request): DefinitionVersions => definitions.versions(request.params.name),
  );

  app.post<Versioned>(
    '/breakers/:name/versions/:version/restore',
    { config: { api: RESTORE } },
    (request) => {
      const { version } = parseRequest(versionSchema, { version: request.params.version });
      return definitions.restore(request.params.name, version, authorOf(request));
    },
  );
};

/** The definition itself is judged with its place in the configuration: a name that is taken goes before all else. */
const objectSchema = z.looseObject({});

function authorOf(request: FastifyRequest): Author {
  const { expectVersion, reason = null } = parseRequest(changeQuerySchema, request.query);
  return { actor: actorOf(request).name, reason, expectVersion };
}

function summary({ name, version, source, edited, at, actor, last }: DefinitionState): DefinitionSummary {
  const { group, endpoint, traffic } = last;
  return {
    name,
    group,
    endpoint: endpointText(endpoint),
    rate: traffic?.rate ?? null,
    version,
    source,
    edited,
    at,
    actor,
  };
}
