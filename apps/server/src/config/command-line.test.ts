import { describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { CommandLineError } from './command-line-error.ts';

const DEFAULTS = {
  host: '127.0.0.1',
  port: 4400,
  configFile: null,
  dataFolder: './data',
  demo: true,
  insecure: false,
  tokens: [],
  publicUrl: null,
};

describe('readCommandLine', () => {
  it('has a default for everything', () => {
    expect(readCommandLine([], {})).toEqual(DEFAULTS);
  });

  it('reads the environment, where an empty variable is none', () => {
    expect(
      readCommandLine([], { HOST: '::1', PORT: '0', FUSEBOARD_CONFIG: 'a.yaml', FUSEBOARD_DATA: '/var/a' }),
    ).toEqual({
      ...DEFAULTS,
      host: '::1',
      port: 0,
      configFile: 'a.yaml',
      dataFolder: '/var/a',
    });
    expect(readCommandLine([], { HOST: '', PORT: '', FUSEBOARD_CONFIG: '' })).toEqual(DEFAULTS);
  });

  it('lets a flag win over the environment', () => {
    const env = { HOST: '0.0.0.0', PORT: 'x', FUSEBOARD_CONFIG: 'a.yaml' };
    const argv = ['--host', 'localhost', '--port=80', '--config', 'b.json', '--data', '/var/b', '--no-demo'];
    expect(readCommandLine(argv, env)).toEqual({
      ...DEFAULTS,
      host: 'localhost',
      port: 80,
      configFile: 'b.json',
      dataFolder: '/var/b',
      demo: false,
    });
  });

  it('reads what browsers open, and takes no path there', () => {
    const read = readCommandLine(['--public-url', 'https://board.example.com'], { PUBLIC_URL: 'x' });
    expect(read).toMatchObject({ publicUrl: new URL('https://board.example.com/') });
    for (const value of [
      'board.example.com',
      'ftp://a',
      'https://a/board',
      'https://me:you@a',
      'https://a?b',
    ])
      expect(() => readCommandLine([], { PUBLIC_URL: value })).toThrow(/^PUBLIC_URL must be the address/);
  });

  it.each([
    [['--port', '65536'], '--port must be a port from 0 to 65535, got "65536".'],
    [['--port', '80x'], '--port must be a port from 0 to 65535, got "80x".'],
    [['--port=-1'], '--port must be a port from 0 to 65535, got "-1".'],
    [['--port'], '--port needs a value: --port PORT.'],
    [['--port='], '--port needs a value: --port PORT.'],
    [['--config', '--no-demo'], '--config needs a value: --config FILE.'],
    [['--no-demo=yes'], '--no-demo is a switch and takes no value, got "yes".'],
    [['--prot', '80'], 'There is no flag --prot; did you mean --port?'],
    [['--insecrue'], 'There is no flag --insecrue; did you mean --insecure?'],
    [['--demo'], 'There is no flag --demo; see --help for those there are.'],
    [['--constructor'], 'There is no flag --constructor; see --help for those there are.'],
    [['-x'], 'There is no flag -x; see --help for those there are.'],
    [['start'], '"start" is not expected here: everything is a flag, see --help.'],
    [['--host', 'http://a/'], '--host must be a host name or an address such as 127.0.0.1, got "http://a/".'],
  ])('%j is told in a sentence', (argv, sentence) => {
    expect(() => readCommandLine(argv, {})).toThrow(new CommandLineError(sentence));
  });

  it('names the variable a bad value came from', () => {
    expect(() => readCommandLine([], { PORT: 'http' })).toThrow(
      'PORT must be a port from 0 to 65535, got "http".',
    );
  });

  it('helps, with every flag and its variable, whatever else is wrong', () => {
    const answer = readCommandLine(['--help', '--port', 'x'], {});
    expect(answer).toHaveProperty('help');
    const text = 'help' in answer ? answer.help : '';
    for (const part of [
      '--host HOST',
      '--port PORT',
      '--config FILE',
      '--no-demo',
      '--insecure',
      '--version',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/FUSEBOARD_CONFIG/);
  });

  it('knows its version', () => {
    expect(readCommandLine(['--version'], {})).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });
});
