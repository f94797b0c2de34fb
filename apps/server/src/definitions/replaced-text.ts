import type { DefinitionMove } from './definition-state.ts';

/** For whoever made on the page what the file has now replaced; null: nobody did. */
export function replacedText({ name, definition, replaced }: DefinitionMove): string | null {
  if (replaced === null) return null;
  const { version, actor, at } = replaced;
  const minute = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const made = `version ${version}, which ${actor} made on ${minute} UTC`;
  return definition === null
    ? `${name} is gone from the configuration file, and with it ${made}. It can be brought back.`
    : `${name}: what the configuration file says now replaces ${made}. That version can be brought back.`;
}
