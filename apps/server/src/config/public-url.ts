import { CommandLineError } from './command-line-error.ts';

/** @throws CommandLineError where it is not the address of a whole site */
export function readPublicUrl(value: string, source: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  const whole = url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/';
  if (url && whole && url.search === '' && url.hash === '' && url.username === '' && url.password === '')
    return url;
  throw new CommandLineError(
    `${source} must be the address browsers open, such as https://board.example.com, without a path.`,
  );
}
