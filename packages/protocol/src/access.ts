/** Each may do what those before it may. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** Who may do what: each thing that can be done here, with the least role it takes. */
export const ACTIONS = {
  'read-board': 'viewer',
  'read-journal': 'viewer',
  'read-metrics': 'viewer',
  'command-breakers': 'operator',
  'mark-journal': 'operator',
  'drive-demo': 'operator',
  'edit-breakers': 'admin',
} as const satisfies Record<string, Role>;

export type Action = keyof typeof ACTIONS;

/** Whoever does something here; `local` of role `admin` while nobody has to sign in. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
}

export function mayDo(role: Role, action: Action): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(ACTIONS[action]);
}
