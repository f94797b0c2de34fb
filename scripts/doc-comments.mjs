// Which public names have no doc comment and need one.
//
// A member needs none where its declaration says all there is to say: a literal or a choice of literals (`type: 'transition'`), a type guard, a
// constructor (its class is documented), a member that a base type documents, and one whose type is a documented type of
// this package. Numbers, texts, flags, functions and whatever may be null always need one: units and meanings are in no type.
import { byCodePoint, docOf, isPrivate, mentionedBy, walk } from './declarations.mjs';

const MEMBERS = new Set([
  'PropertyDefinition',
  'TSAbstractPropertyDefinition',
  'MethodDefinition',
  'TSAbstractMethodDefinition',
  'TSPropertySignature',
  'TSMethodSignature',
]);

/** @param exported pairs of a name and its declaration */
export function undocumented(exported) {
  const public_ = new Map(exported.map(([name, declaration]) => [declaration, name]));
  const missing = [];
  for (const [declaration, name] of public_) {
    if (docOf(declaration.module, declaration.statement) === null) missing.push(name);
    for (const member of membersOf(declaration))
      if (!needsNone(member, declaration, public_)) missing.push(`${name}.${member.key.name}`);
  }
  return [...new Set(missing)].sort(byCodePoint);
}

function membersOf({ node }) {
  const members = [];
  walk(node, (child) => {
    if (isPrivate(child)) return false;
    if (child.type === 'TSConditionalType') return false; // what it asks of a type is no member of it
    if (MEMBERS.has(child.type)) members.push(child);
    return true;
  });
  return members;
}

function needsNone(member, declaration, public_) {
  if (docOf(declaration.module, member) !== null || member.kind === 'constructor') return true;
  if (inherited(member, declaration)) return true;
  const type = typeOf(member);
  if (type === undefined) return member.value?.type === 'Literal';
  if (isLiteral(type) || type.type === 'TSTypePredicate') return true;
  return type.type === 'TSTypeReference' && documentedType(type, declaration, public_);
}

function isLiteral(type) {
  return type.type === 'TSLiteralType' || (type.type === 'TSUnionType' && type.types.every(isLiteral));
}

/** What the member is, or what it answers. */
function typeOf(member) {
  const annotation = member.typeAnnotation ?? member.returnType ?? member.value?.returnType;
  return annotation?.typeAnnotation;
}

function documentedType({ typeName }, declaration, public_) {
  const target = [...mentionedBy(declaration)].find(({ name }) => name === typeName.name);
  return target !== undefined && public_.has(target) && docOf(target.module, target.statement) !== null;
}

/** Whether a base class or an interface of this package documents it; `Required<Base>` counts as one. */
function inherited(member, { module, node }) {
  const heading = { ...node, body: null, typeAnnotation: null };
  const documents = (base) => (theirs) =>
    theirs.key.name === member.key.name && docOf(base.module, theirs) !== null;
  return [...mentionedBy({ module, node: heading })].some((base) => membersOf(base).some(documents(base)));
}
