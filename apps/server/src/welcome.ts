export interface Welcome {
  readonly url: string;
  readonly breakers: number;
  readonly demoBreakers: number;
  /** Of the database; null: it is in memory. */
  readonly historyFile: string | null;
  /** How many may come in; 0: whoever gets here. */
  readonly tokens: number;
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** What is printed once it runs. */
export function welcomeText({ historyFile, tokens, ...welcome }: Welcome): string {
  const body = welcome.demoBreakers > 0 ? demoLines(welcome) : plainLines(welcome);
  const history = historyFile === null ? 'in memory, until it ends' : `kept in ${historyFile}`;
  return [
    '',
    `Fuseboard is running at ${welcome.url}`,
    '',
    ...body,
    '',
    ...(tokens > 0 ? [accessLine(tokens)] : []),
    `The history is ${history}.`,
    'Press Ctrl+C to stop.',
    '',
  ].join('\n');
}

const accessLine = (tokens: number): string =>
  `${tokens === 1 ? 'One token opens' : `${count(tokens)} tokens open`} it: the page asks for one, and curl needs -H 'authorization: Bearer TOKEN' as well.`;

function demoLines({
  url,
  breakers,
  demoBreakers,
}: Omit<Welcome, 'historyFile' | 'tokens'>): readonly string[] {
  const others = breakers - demoBreakers;
  const beside = others === 0 ? '' : ` beside ${others} of your own`;
  return [
    `${count(demoBreakers)} demo breaker${demoBreakers === 1 ? '' : 's'} guard${demoBreakers === 1 ? 's' : ''} a small shop on this machine${beside}. Three things to try:`,
    `  1. Open ${url} and look at the board.`,
    '  2. Let the payments service fail, and watch its breaker open:',
    `     curl -X PATCH ${url}/api/v1/demo/services/payments -H 'content-type: application/json' -d '{"errorRate":80}'`,
    `  3. Play a scripted outage: ${url}/demo has them, ${url}/api/v1/demo/scenarios lists them.`,
  ];
}

function plainLines({
  url,
  breakers,
}: Omit<Welcome, 'demoBreakers' | 'historyFile' | 'tokens'>): readonly string[] {
  return [
    `${count(breakers)} breaker${breakers === 1 ? '' : 's'}, no demo. Three things to try:`,
    `  1. Open ${url} and look at the board.`,
    `  2. curl ${url}/api/v1/breakers lists them with their numbers.`,
    `  3. curl ${url}/api/v1/journal tells what happened.`,
  ];
}

const count = (number: number): string => NUMBERS[number] ?? String(number);
