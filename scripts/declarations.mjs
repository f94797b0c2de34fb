// Reads emitted .d.ts files: which declaration is behind an exported name, what it says, and what it refers to.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Parsed once: { path, source, comments, declared: name to its statement, imported and exported: name to where from }. */
const modules = new Map();

export function moduleAt(path) {
  if (!modules.has(path)) modules.set(path, read(path));
  return modules.get(path);
}

function read(path) {
  const source = readFileSync(path, 'utf8');
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const module = {
    path,
    source,
    comments,
    declared: new Map(),
    imported: new Map(),
    exported: new Map(),
  };
  for (const statement of program.body) enter(module, statement);
  return module;
}

function enter(module, statement) {
  const from = statement.source && resolve(dirname(module.path), declarationsOf(statement.source.value));
  if (statement.type === 'ImportDeclaration') {
    for (const { local, imported } of statement.specifiers)
      module.imported.set(local.name, { from, name: imported.name });
  } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration === null) {
    for (const { local, exported } of statement.specifiers)
      module.exported.set(exported.name, { from: from ?? null, name: local.name });
  } else if (statement.type === 'ExportNamedDeclaration') {
    for (const name of declare(module, statement, statement.declaration))
      module.exported.set(name, { from: null, name });
  } else declare(module, statement, statement);
}

function declare(module, statement, node) {
  const names =
    node.type === 'VariableDeclaration' ? node.declarations.map(({ id }) => id.name) : [node.id?.name];
  if (names.length !== 1 || names[0] === undefined)
    throw new Error(`${module.path}: what is exported by a ${node.type} is not clear`);
  if (module.declared.has(names[0])) throw new Error(`${module.path}: ${names[0]} is declared twice`);
  module.declared.set(names[0], { name: names[0], module, statement, node });
  return names;
}

function declarationsOf(specifier) {
  if (!specifier.startsWith('.')) throw new Error(`the package imports nothing, but for "${specifier}"`);
  return specifier.replace(/\.(?:ts|js)$/, '.d.ts');
}

/** Every name that a file exports, with its declaration, in alphabetical order. */
export function exportsOf(path) {
  const names = [...moduleAt(path).exported.keys()].sort(byCodePoint);
  return new Map(names.map((name) => [name, exportedBy(moduleAt(path), name)]));
}

function exportedBy(module, name) {
  const target = module.exported.get(name);
  if (target === undefined) throw new Error(`${module.path} exports no ${name}`);
  return target.from === null
    ? visibleIn(module, target.name)
    : exportedBy(moduleAt(target.from), target.name);
}

/** undefined: a type parameter, or of the language. */
function visibleIn(module, name) {
  const origin = module.imported.get(name);
  return origin === undefined ? module.declared.get(name) : exportedBy(moduleAt(origin.from), origin.name);
}

/** The declarations that this one mentions. */
export function mentionedBy({ module, node }) {
  const found = new Set();
  walk(node, (child) => {
    if (isPrivate(child)) return false;
    if (child.type === 'TSImportType') throw new Error(`${module.path}: import() types are not followed`);
    const name = nameMentioned(child);
    const declaration = name === undefined ? undefined : visibleIn(module, name);
    if (declaration !== undefined && declaration.node !== node) found.add(declaration);
    return true;
  });
  return found;
}

function nameMentioned(node) {
  switch (node.type) {
    case 'TSTypeReference':
      return leftmost(node.typeName);
    case 'TSTypeQuery':
      return leftmost(node.exprName);
    case 'TSInterfaceHeritage':
    case 'TSClassImplements':
      return leftmost(node.expression);
    case 'ClassDeclaration':
      return node.superClass ? leftmost(node.superClass) : undefined;
    default:
      return undefined;
  }
}

function leftmost(node) {
  let name = node;
  while (name.type !== 'Identifier' && name.type !== 'ThisExpression') name = name.left ?? name.object;
  return name.name;
}

/** Nobody outside can name it. */
export function isPrivate(node) {
  return node.key?.type === 'PrivateIdentifier' || node.accessibility === 'private';
}

/** Calls `visit` with every node; where it answers false, what is below is passed over. */
export function walk(node, visit) {
  if (!visit(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string') walk(child, visit);
  }
}

/** The declaration as text: without `export`, comments and private members. */
export function textOf({ module: { source, comments }, node }) {
  const holes = comments.filter(({ start, end }) => start >= node.start && end <= node.end);
  walk(node, (child) => !isPrivate(child) || holes.push(child) === 0);
  let text = '';
  let at = node.start;
  for (const { start, end } of holes.sort((a, b) => a.start - b.start)) {
    text += source.slice(at, start);
    at = end;
  }
  const lines = (text + source.slice(at, node.end)).replace(/^declare /, '').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** The doc comment right before a node, or null. */
export function docOf({ source, comments }, { start }) {
  const comment = comments.findLast(({ end }) => end <= start);
  if (comment?.type !== 'Block' || !comment.value.startsWith('*')) return null;
  return source.slice(comment.end, start).trim() === '' ? comment.value : null;
}

export function byCodePoint(a, b) {
  return a < b ? -1 : Number(a > b);
}
