import { type Html, html, joined, prose } from './html.ts';
import type { JsonSchema } from './openapi-schemas.ts';

/** As much of JSON Schema as zod writes of ours. */
interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** What a value may be, in a line, and what is in it, below. */
export function schemaHtml(schema: JsonSchema): Html {
  const node: Node = schema; // zod wrote it
  return html`${typeHtml(node)}${inside(node)}`;
}

export const schemaAnchor = (name: string): string => `schema-${name}`;

function typeHtml(node: Node): Html {
  const { $ref, anyOf, oneOf, items } = node;
  if ($ref !== undefined) return reference($ref);
  if (node.const !== undefined) return html`<code>${JSON.stringify(node.const)}</code>`;
  if (node.enum)
    return joined(
      node.enum.map((one) => html`<code>${JSON.stringify(one)}</code>`),
      ' or ',
    );
  const choices = anyOf ?? oneOf;
  if (choices) {
    const objects = choices.filter((one) => one.properties);
    return objects.length > 1 ? html`one of` : joined(choices.map(typeHtml), ' or ');
  }
  if (items) return html`list of ${typeHtml(items)}`;
  if (typeof node.additionalProperties === 'object' && !node.properties)
    return html`object; each value: ${typeHtml(node.additionalProperties)}`;
  const types = typeof node.type === 'string' ? [node.type] : node.type;
  return html`${types?.join(' or ') ?? 'any JSON'}${limits(node)}`;
}

function reference(ref: string): Html {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return html`<a href="#${schemaAnchor(name)}">${name}</a>`;
}

function limits({ minimum, maximum, exclusiveMinimum, minLength, maxLength, pattern }: Node): Html {
  const notes = [
    range(minimum, maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum),
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    range(minLength, maxLength, ' characters'),
  ].filter((note) => note !== '');
  const shape = pattern === undefined ? html`` : html`, <code>${pattern}</code>`;
  return html`${notes.map((note) => html`, ${note}`)}${shape}`;
}

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  const far = (end: number | undefined): boolean =>
    end === undefined || Math.abs(end) === Number.MAX_SAFE_INTEGER;
  if (!far(least) && !far(most)) return `${least} to ${most}${unit}`;
  if (!far(least)) return `at least ${least}${unit}`;
  return far(most) ? '' : `at most ${most}${unit}`;
}

function inside(node: Node): Html {
  const { properties, items, anyOf, oneOf, additionalProperties } = node;
  if (properties) return propertiesHtml(properties, node.required ?? []);
  if (items) return inside(items);
  if (typeof additionalProperties === 'object') return inside(additionalProperties);
  const [first, ...others] = (anyOf ?? oneOf ?? []).filter((one) => one.properties ?? one.items?.properties);
  if (!first) return html``;
  if (others.length === 0) return inside(first);
  const all = (anyOf ?? oneOf ?? []).map((one) => html`<li>${typeHtml(one)}${inside(one)}</li>`);
  return html`<ul class="choices">${all}</ul>`;
}

function propertiesHtml(properties: Readonly<Record<string, Node>>, required: readonly string[]): Html {
  const rows = Object.entries(properties).map(
    ([name, node]) => html`<div>
<dt><code>${name}</code>${required.includes(name) ? html`` : html` <small>optional</small>`}</dt>
<dd><span class="type">${typeHtml(node)}${defaultHtml(node)}</span>${descriptionHtml(node)}${inside(node)}</dd>
</div>`,
  );
  return html`<dl class="fields">${rows}</dl>`;
}

function defaultHtml(node: Node): Html {
  return node.default === undefined
    ? html``
    : html`; <code>${JSON.stringify(node.default)}</code> unless given`;
}

function descriptionHtml({ description }: Node): Html {
  return description === undefined ? html`` : html` <span class="what">${prose(description)}</span>`;
}
