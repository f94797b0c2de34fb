interface Option {
  readonly type: 'string' | 'boolean';
  /** How the value is called in the help; empty for a switch. */
  readonly value: string;
  readonly env: string | null;
  readonly help: string;
}

/** Every flag, in the order of the help. */
export const OPTIONS = {
  host: { type: 'string', value: 'HOST', env: 'HOST', help: 'Where to listen (127.0.0.1).' },
  port: { type: 'string', value: 'PORT', env: 'PORT', help: 'The port, 0 for any free one (4400).' },
  config: {
    type: 'string',
    value: 'FILE',
    env: 'FUSEBOARD_CONFIG',
    help: 'Breakers as YAML or JSON (fuseboard.yaml if there).',
  },
  data: {
    type: 'string',
    value: 'FOLDER',
    env: 'FUSEBOARD_DATA',
    help: 'Where the history is kept, or :memory: (./data).',
  },
  'no-demo': {
    type: 'boolean',
    value: '',
    env: null,
    help: 'Start without the demo services and their breakers.',
  },
  insecure: {
    type: 'boolean',
    value: '',
    env: null,
    help: 'Allow a host that others can reach, though nobody has to sign in.',
  },
  'public-url': {
    type: 'string',
    value: 'URL',
    env: 'PUBLIC_URL',
    help: 'What browsers open where something stands before it, such as https://board.example.com.',
  },
  'hash-token': {
    type: 'boolean',
    value: '',
    env: null,
    help: 'Read a token from standard input, show its hash for the configuration, and end.',
  },
  help: { type: 'boolean', value: '', env: null, help: 'Show this and end.' },
  version: { type: 'boolean', value: '', env: null, help: 'Show the version and end.' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[]; // the literal above has no other keys

export function helpText(): string {
  const rows = OPTION_NAMES.map((name): [string, string] => {
    const option: Option = OPTIONS[name];
    const environment = option.env === null ? '' : ` Environment: ${option.env}.`;
    return [`--${name} ${option.value}`.trimEnd(), `${option.help}${environment}`];
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`);
  return [
    'A live board for circuit breakers.',
    '',
    ...lines,
    '',
    'A flag wins over its environment variable.',
    'Who may come in: FUSEBOARD_TOKENS=name:role:token,… with the roles viewer, operator and admin, or access.tokens of the configuration.',
  ].join('\n');
}
