import { schemaAnchor, schemaHtml } from './api-docs-schema.ts';
import { type Html, html, prose } from './html.ts';
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from './openapi-document.ts';
import type { JsonSchema } from './openapi-schemas.ts';

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** The description of the API, for people. It needs no script and nothing from elsewhere. */
export function apiDocsPage(document: OpenApiDocument): string {
  const { title, version, description } = document.info;
  const listed = operationsOf(document);
  const schemas = Object.entries(document.components.schemas);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}: the API</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the operations</a>
<header>
<p class="home"><a href="/">${title}</a></p>
<h1>The API</h1>
<p class="what">Version ${version}. For programs: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
</header>
<nav aria-label="Contents">${document.tags.map(({ name }) => navHtml(name, ofTag(listed, name)))}
<h2><a href="#schemas">Schemas</a></h2></nav>
<main id="main">
<p>${prose(String(description))}</p>
${document.tags.map((tag) => tagHtml(tag, ofTag(listed, tag.name)))}
<section id="schemas"><h2>Schemas</h2>${schemas.map(([name, schema]) => namedSchemaHtml(name, schema))}</section>
</main>
</body>
</html>
`;
  return page.text;
}

function operationsOf({ paths }: OpenApiDocument): readonly Listed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

const ofTag = (listed: readonly Listed[], tag: string): readonly Listed[] =>
  listed.filter(({ operation }) => operation.tags.includes(tag));

function navHtml(tag: string, listed: readonly Listed[]): Html {
  const links = listed.map(
    ({ method, path, operation }) =>
      html`<li><a href="#${operation.operationId}"><span class="method">${method}</span> ${shortPath(path)}</a></li>`,
  );
  return html`<h2><a href="#tag-${tag}">${tag}</a></h2><ul>${links}</ul>`;
}

const shortPath = (path: string): string => path.replace(/^\/api\/v1/, '');

function tagHtml(
  { name, description }: { readonly name: string; readonly description: string },
  listed: readonly Listed[],
): Html {
  return html`<section id="tag-${name}"><h2>${name}</h2><p class="what">${description}</p>
${listed.map(operationHtml)}</section>`;
}

function operationHtml({ method, path, operation }: Listed): Html {
  const { operationId, summary, description } = operation;
  return html`<article id="${operationId}">
<h3><a href="#${operationId}"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></a></h3>
<p>${prose(summary)}.${description === undefined ? html`` : html` ${prose(description)}`}</p>
${parametersHtml(operation)}${bodyHtml(operation)}
<h4>Answers</h4>
<dl class="answers">${Object.entries(operation.responses).map(([status, response]) => answerHtml(status, response))}</dl>
</article>
`;
}

function parametersHtml({ parameters = [] }: OpenApiOperation): Html {
  if (parameters.length === 0) return html``;
  const rows = parameters.map(
    ({ name, in: where, required, description, schema }) => html`<div>
<dt><code>${name}</code> <small>${where}${required ? '' : ', optional'}</small></dt>
<dd><span class="type">${schemaHtml(schema)}${defaultOf(schema)}</span> <span class="what">${prose(description)}</span></dd>
</div>`,
  );
  return html`<h4>Parameters</h4><dl class="fields">${rows}</dl>`;
}

const defaultOf = (schema: JsonSchema): Html =>
  schema['default'] === undefined
    ? html``
    : html`; <code>${JSON.stringify(schema['default'])}</code> unless given`;

function bodyHtml({ requestBody }: OpenApiOperation): Html {
  if (!requestBody) return html``;
  return html`<h4>Body</h4><p>${contentHtml(requestBody.content)}</p>`;
}

function answerHtml(status: string, { description, content = {} }: OpenApiResponse): Html {
  return html`<div><dt>${status}</dt><dd>${prose(description)}. ${contentHtml(content)}</dd></div>`;
}

function contentHtml(content: Readonly<Record<string, { readonly schema: JsonSchema }>>): Html {
  return html`${Object.entries(content).map(
    ([type, { schema }]) =>
      html`<span class="content">${contentTypeHtml(schema)} <small>${type}</small></span> `,
  )}`;
}

function contentTypeHtml(schema: JsonSchema): Html {
  return typeof schema['description'] === 'string' ? html`${schema['description']}` : schemaHtml(schema);
}

function namedSchemaHtml(name: string, schema: JsonSchema): Html {
  const { description } = schema;
  const about = typeof description === 'string' ? html`<p class="what">${prose(description)}.</p>` : html``;
  return html`<article id="${schemaAnchor(name)}"><h3><a href="#${schemaAnchor(name)}">${name}</a></h3>${about}
<div class="schema">${schemaHtml(schema)}</div></article>
`;
}
