import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenApiDocument, OpenApiOperation } from '../../src/http/openapi-document.ts';

export interface Asked {
  /** What stands for each part of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server asked as its own description says, and held to it. */
export class DescribedApi {
  readonly document: OpenApiDocument;
  /** `listBreakers 200` of every answer that was held against the description. */
  readonly answered = new Set<string>();
  readonly #url: string;
  readonly #ajv: Ajv2020;

  constructor(url: string, document: OpenApiDocument) {
    this.#url = url;
    this.document = document;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'api', ...closed(document) });
  }

  static async of(url: string): Promise<DescribedApi> {
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApiDocument; // a linter holds it to that
    return new DescribedApi(url, document);
  }

  /** Every operation with where it is. */
  operations(): readonly {
    readonly path: string;
    readonly method: string;
    readonly operation: OpenApiOperation;
  }[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
  }

  /** Asks, and returns the answer once it is as described. */
  async ask(id: string, { params = {}, query = '', body, headers = {} }: Asked = {}): Promise<Response> {
    const found = this.operations().find(({ operation }) => operation.operationId === id);
    if (!found) throw new Error(`${id} is not described`);
    const path = found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const response = await fetch(`${this.#url}${path}${query}`, {
      method: found.method.toUpperCase(),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    await this.#check(found, response.clone());
    return response;
  }

  async #check(
    { path, method, operation }: ReturnType<DescribedApi['operations']>[number],
    response: Response,
  ): Promise<void> {
    const status = String(response.status);
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    const content = operation.responses[status]?.content?.[type];
    const where = `${operation.operationId} ${status}`;
    if (!content) throw new Error(`${where} with ${type} is not described`);
    const text = await response.text();
    const pointer = ['paths', path, method, 'responses', status, 'content', type, 'schema']
      .map(token)
      .join('/');
    const validate = this.#ajv.compile({ $ref: `api#/${pointer}` });
    hold(validate, type.endsWith('json') ? JSON.parse(text) : text, where);
    this.answered.add(where);
  }
}

function hold(validate: ValidateFunction, value: unknown, where: string): void {
  if (validate(value)) return;
  throw new Error(
    `${where}: ${JSON.stringify(validate.errors?.slice(0, 5))} in ${JSON.stringify(value).slice(0, 2_000)}`,
  );
}

const token = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** What is not described is not there: an object may have the members it names and no others. */
function closed(document: object): object {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key !== 'properties' && isOpenObject(value) ? { ...value, additionalProperties: false } : value,
    ),
  ) as object; // it was one
}

const isOpenObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  'properties' in value &&
  'type' in value &&
  value.type === 'object' &&
  !('additionalProperties' in value);
