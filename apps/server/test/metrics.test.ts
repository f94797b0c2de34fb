import type { BreakerDefinition } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Exposition, labelText } from '../src/telemetry/exposition.ts';
import { Telemetry } from '../src/telemetry/telemetry.ts';
import { eventually } from './inner/eventually.ts';
import { type Board, board, only } from './support/board.ts';
import { definition } from './support/definitions.ts';
import { Prometheus, prometheusTools, promtoolComplaints, type Tools } from './support/prometheus.ts';
import { startServer, type TestServer } from './support/start-server.ts';
import { upstream } from './support/upstream.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

interface Metered extends Board {
  readonly telemetry: Telemetry;
  /** Every sample by name and labels. */
  readonly scrape: () => ReadonlyMap<string, number>;
}

function metered(definitions: readonly BreakerDefinition[]): Metered {
  const made = board(definitions);
  const telemetry = new Telemetry({
    registry: made,
    hub: made.hub,
    clock: made.clock,
    version: '1.2.3',
    clients: () => ({ connected: 3, behind: 1, backlog: 7 }),
  });
  undo.push(() => telemetry.close());
  return { ...made, telemetry, scrape: () => samples(textOf(telemetry)) };
}

const textOf = (telemetry: Telemetry): string => [...telemetry.pieces('text')].join('');

function samples(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

const PAY = 'name="pay",group="checkout"';
const pay = (over: Parameters<typeof definition>[1] = {}) =>
  definition('pay', { group: 'checkout', ...over });

describe('what a breaker tells a scraper', () => {
  it('has the names, labels and values of resilience4j', async () => {
    const { breakers, endpoints, clock, scrape } = metered([
      pay({ breaker: { slowCallDurationThreshold: 100 } }),
    ]);
    const managed = only(breakers);
    const endpoint = only(endpoints);
    const before = scrape();
    expect(before.get(`resilience4j_circuitbreaker_failure_rate{${PAY}}`)).toBe(-1);
    expect(before.get(`resilience4j_circuitbreaker_slow_call_rate{${PAY}}`)).toBe(-1);
    expect(before.get(`resilience4j_circuitbreaker_calls_seconds_count{${PAY},kind="failed"}`)).toBe(0);

    const release = endpoint.hang();
    const slow = managed.call();
    clock.advance(200);
    release();
    await slow;
    endpoint.fail();
    await managed.call(); // the second of two calls, and half of them failed: it trips
    await managed.call();

    const after = scrape();
    const is = (name: string, labels = ''): number | undefined =>
      after.get(`resilience4j_circuitbreaker_${name}{${PAY}${labels}}`);
    expect(is('state', ',state="open"')).toBe(1);
    for (const state of ['closed', 'half_open', 'forced_open', 'disabled', 'metrics_only'])
      expect(is('state', `,state="${state}"`)).toBe(0);
    expect(is('buffered_calls', ',kind="failed"')).toBe(1);
    expect(is('buffered_calls', ',kind="successful"')).toBe(1);
    expect(is('max_buffered_calls')).toBe(10);
    expect(is('slow_calls', ',kind="successful"')).toBe(1);
    expect(is('slow_calls', ',kind="failed"')).toBe(0);
    expect(is('failure_rate')).toBe(50);
    expect(is('slow_call_rate')).toBe(50);
    expect(is('not_permitted_calls_total', ',kind="not_permitted"')).toBe(1);
    expect(is('calls_seconds_count', ',kind="successful"')).toBe(1);
    expect(is('calls_seconds_sum', ',kind="successful"')).toBe(0.2);
    expect(is('calls_seconds_max', ',kind="successful"')).toBe(0.2);
    expect(is('calls_seconds_count', ',kind="failed"')).toBe(1);
    expect(is('calls_seconds_count', ',kind="ignored"')).toBe(0);
  });

  it('puts each call into every bucket that it fits in, its upper end included', async () => {
    const { breakers, endpoints, clock, scrape } = metered([pay({ breaker: { timeout: null } })]);
    for (const ms of [5, 6, 300, 20_000]) {
      const release = only(endpoints).hang();
      const call = only(breakers).call();
      clock.advance(ms);
      release();
      await call;
    }
    const ends = [
      '0.005',
      '0.01',
      '0.025',
      '0.05',
      '0.1',
      '0.25',
      '0.5',
      '1.0',
      '2.5',
      '5.0',
      '10.0',
      '+Inf',
    ];
    const counts = ends.map((le) =>
      scrape().get(`resilience4j_circuitbreaker_calls_seconds_bucket{${PAY},kind="successful",le="${le}"}`),
    );
    expect(counts).toEqual([1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4]);
  });

  it('forgets the longest call after two minutes at the latest, whoever asks how often', async () => {
    const { breakers, endpoints, clock, scrape } = metered([pay()]);
    const longest = () =>
      scrape().get(`resilience4j_circuitbreaker_calls_seconds_max{${PAY},kind="successful"}`);
    clock.advance(59_000);
    const release = only(endpoints).hang();
    const call = only(breakers).call();
    clock.advance(500);
    release();
    await call;
    expect([longest(), longest()]).toEqual([0.5, 0.5]);
    clock.advance(60_000);
    expect(longest()).toBe(0.5);
    clock.advance(60_000);
    expect(longest()).toBe(0);
  });

  it('counts without durations where latency is not measured', async () => {
    const { breakers, scrape } = metered([pay({ breaker: { measureLatency: false } })]);
    await only(breakers).call();
    const after = scrape();
    expect(after.get(`resilience4j_circuitbreaker_calls_total{${PAY},kind="successful"}`)).toBe(1);
    expect([...after.keys()].filter((name) => name.includes('calls_seconds'))).toEqual([]);
  });

  it('never counts down, not even over a reset', async () => {
    const { breakers, endpoints, scrape } = metered([pay()]);
    only(endpoints).fail();
    for (let call = 0; call < 4; call += 1) await only(breakers).call();
    const before = scrape();
    only(breakers).breaker.reset();
    const after = scrape();
    const counters = [...before.keys()].filter(
      (name) => /_(total|count|sum|bucket)(\{|$)/.test(name) && !/^process_|event_loop/.test(name),
    );
    expect(counters.length).toBeGreaterThan(60);
    for (const name of counters) expect([name, after.get(name)]).toEqual([name, before.get(name)]);
    expect(
      before.get(`resilience4j_circuitbreaker_not_permitted_calls_total{${PAY},kind="not_permitted"}`),
    ).toBe(2);
  });

  it('grows with the number of breakers and with nothing else', async () => {
    const one = metered([pay()]);
    const two = metered([pay(), definition('stock')]);
    const three = metered([pay(), definition('stock'), definition('mail')]);
    const perBreaker = two.scrape().size - one.scrape().size;
    expect(three.scrape().size - two.scrape().size).toBe(perBreaker);

    for (const [index, message] of ['token=1', 'token=2', 'token=3'].entries()) {
      one.endpoints[0]?.fail(message);
      await only(one.breakers).call();
      only(one.breakers).breaker.forceOpen({ reason: `secret ${index}`, actor: `ana ${index}` });
      only(one.breakers).breaker.reset();
    }
    one.endTurn();
    expect(one.scrape().size).toBe(two.scrape().size - perBreaker);
    expect(textOf(one.telemetry)).not.toMatch(/token|secret|ana/);
  });

  it('is told in pieces that stay small however many breakers there are', () => {
    const longest = (count: number): number => {
      const { telemetry } = metered(
        Array.from({ length: count }, (_, index) => definition(`b${1000 + index}`)),
      );
      return Math.max(...Array.from(telemetry.pieces('text'), (piece) => piece.length));
    };
    expect(longest(400)).toBe(longest(200));
  });
});

describe('what the board tells a scraper', () => {
  it('counts states, transitions, commands and frames', async () => {
    const { breakers, hub, clock, endTurn, scrape } = metered([pay(), definition('stock')]);
    hub.start();
    undo.push(() => hub.stop());
    breakers[0]?.breaker.forceOpen({ reason: 'test' });
    breakers[0]?.breaker.reset();
    breakers[1]?.breaker.disable({ reason: 'test' });
    endTurn();
    clock.advance(500);
    const told = scrape();
    expect(told.get('fuseboard_breakers{state="closed"}')).toBe(1);
    expect(told.get('fuseboard_breakers{state="disabled"}')).toBe(1);
    expect(told.get('fuseboard_transitions_total{from="closed",to="forced_open"}')).toBe(1);
    expect(told.get('fuseboard_transitions_total{from="forced_open",to="closed"}')).toBe(1);
    expect(told.get('fuseboard_transitions_total{from="closed",to="open"}')).toBe(0);
    expect(told.get('fuseboard_journal_seq')).toBe(hub.journal.lastSeq);
    expect(told.get('fuseboard_clients')).toBe(3);
    expect(told.get('fuseboard_clients_behind')).toBe(1);
    expect(told.get('fuseboard_client_backlog_packets')).toBe(7);
    expect(told.get('fuseboard_frames_total')).toBe(2);
    expect(told.get('fuseboard_frame_interval_seconds')).toBe(0.25);
    expect(told.get('fuseboard_uptime_seconds')).toBe(0.5);
    expect(told.get(`fuseboard_build_info{version="1.2.3",node="${process.versions.node}"}`)).toBe(1);
  });

  it('counts commands by what became of them', async () => {
    const target = await started([pay()]);
    const command = (body: object) =>
      fetch(`${target.url}/api/v1/breakers/pay/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: 'drill', ...body }),
      });
    expect((await command({ command: 'force-open' })).status).toBe(200);
    expect((await command({ command: 'probe' })).status).toBe(409);
    await target.pass(10);
    const told = samples(await (await fetch(`${target.url}/metrics`)).text());
    expect(told.get('fuseboard_commands_total{command="force-open",result="applied"}')).toBe(1);
    expect(told.get('fuseboard_commands_total{command="probe",result="refused"}')).toBe(1);
    expect(told.get('fuseboard_commands_total{command="reset",result="applied"}')).toBe(0);
  });
});

describe('the two formats', () => {
  it('escapes what a label may not have', () => {
    expect(labelText({ group: 'a "b"\\\nc' })).toBe('group="a \\"b\\"\\\\\\nc"');
    expect(labelText({ group: '\\n' })).toBe('group="\\\\n"');
  });

  it('differ in the names of counters, the units and the end', () => {
    const written = (format: 'text' | 'openmetrics'): string => {
      const to = new Exposition(format);
      to.single({ name: 'a_seconds_total', type: 'counter', help: 'Some.', unit: 'seconds' }, 1.5);
      to.single({ name: 'b', type: 'gauge', help: 'Other.' }, Number.POSITIVE_INFINITY);
      to.end();
      return to.take();
    };
    expect(written('text')).toBe(
      '# HELP a_seconds_total Some.\n# TYPE a_seconds_total counter\na_seconds_total 1.5\n' +
        '# HELP b Other.\n# TYPE b gauge\nb +Inf\n',
    );
    expect(written('openmetrics')).toBe(
      '# HELP a_seconds Some.\n# TYPE a_seconds counter\n# UNIT a_seconds seconds\na_seconds_total 1.5\n' +
        '# HELP b Other.\n# TYPE b gauge\nb +Inf\n# EOF\n',
    );
  });

  it.each([
    [undefined, 'text/plain; version=0.0.4'],
    ['*/*', 'text/plain; version=0.0.4'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/plain; version=0.0.4'],
    ['application/openmetrics-text;q=0', 'text/plain; version=0.0.4'],
    ['application/openmetrics-text;version=1.0.0;q=0.4,text/plain;q=0.9', 'text/plain; version=0.0.4'],
    [
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
      'application/openmetrics-text; version=1.0.0',
    ],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const target = await started([pay()]);
    const response = await fetch(
      `${target.url}/metrics`,
      accept === undefined ? {} : { headers: { accept } },
    );
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect((await response.text()).endsWith('# EOF\n')).toBe(type.includes('openmetrics'));
  });
});

async function started(breakers: readonly BreakerDefinition[]): Promise<TestServer> {
  const target = await startServer({ breakers });
  undo.push(() => target.close());
  return target;
}

describe('judged by Prometheus', () => {
  const found = prometheusTools();
  beforeEach(({ skip }) => skip('missing' in found, 'missing' in found ? found.missing : ''));
  const tools = (): Tools => {
    if ('missing' in found) throw new Error(found.missing);
    return found;
  };

  /** Quotes, backslashes, line ends and more in a group; calls that succeed, fail and are refused; every override. */
  async function lively(): Promise<TestServer> {
    const answers = await upstream((request, response) => {
      response.statusCode = request.url === '/down' ? 500 : 200;
      response.end();
    });
    undo.push(() => answers.close());
    const at = (path: string) => ({ endpoint: { type: 'http', url: `${answers.url}${path}` } }) as const;
    const target = await started([
      definition('up', { ...at('up'), group: 'a "b" \\ ü 🚀' }),
      definition('down', { ...at('down'), group: 'line\nend' }),
      definition('uncounted', { ...at('up'), breaker: { measureLatency: false } }),
      definition('timed', {
        ...at('up'),
        breaker: { slidingWindow: { type: 'time-based', duration: 10_000 } },
      }),
    ]);
    for (const name of ['up', 'down', 'uncounted', 'timed'])
      for (let call = 0; call < 3; call += 1) await target.breaker(name).call();
    target.breaker('timed').breaker.metricsOnly({ reason: 'test' });
    return target;
  }

  it('has nothing that promtool complains of, with breakers and without', async () => {
    for (const target of [await lively(), await started([])]) {
      const text = await (await fetch(`${target.url}/metrics`)).text();
      expect(promtoolComplaints(tools(), text)).toBe('');
    }
    expect(promtoolComplaints(tools(), '# TYPE wrong counter\nwrong 1\n')).toMatch(/_total/);
  });

  it('is scraped as OpenMetrics, and every question of the dashboards of resilience4j has an answer', async () => {
    const target = await lively();
    const prometheus = await Prometheus.start(tools(), target.url);
    undo.push(() => prometheus.stop());
    const now = async (expression: string) =>
      Object.fromEntries(
        (await prometheus.query(expression)).map(([{ name = '', kind = '', state = '' }, value]) => [
          [name, kind, state].filter((label) => label !== '').join(' '),
          value,
        ]),
      );
    await eventually(async () => (await prometheus.query('count_over_time(up[1m]) > 1')).length).toBe(1);
    expect(await prometheus.targets()).toMatchObject([{ health: 'up', lastError: '' }]);

    expect(await now('sum(resilience4j_circuitbreaker_state{state="closed"})')).toEqual({ '': 2 });
    expect(await now('sum(resilience4j_circuitbreaker_state{state=~"open|forced_open"})')).toEqual({ '': 1 });
    expect(await now('sum(resilience4j_circuitbreaker_state{state="half_open"})')).toEqual({ '': 0 });
    expect(await now('resilience4j_circuitbreaker_state == 1')).toEqual({
      'up closed': 1,
      'down open': 1,
      'uncounted closed': 1,
      'timed metrics_only': 1,
    });
    expect(await now('resilience4j_circuitbreaker_failure_rate{name="down"}')).toEqual({ down: 100 });
    expect(await now('resilience4j_circuitbreaker_buffered_calls{name="up"}')).toEqual({
      'up failed': 0,
      'up successful': 3,
    });
    expect(await now('resilience4j_circuitbreaker_max_buffered_calls{name="up"}')).toEqual({ up: 10 });
    expect(await now('resilience4j_circuitbreaker_calls_seconds_count{name="down"}')).toEqual({
      'down failed': 2,
      'down ignored': 0,
      'down successful': 0,
    });
    expect(await now('resilience4j_circuitbreaker_not_permitted_calls_total{name="down"}')).toEqual({
      'down not_permitted': 1,
    });

    for (let call = 0; call < 5; call += 1) await target.breaker('up').call();
    await target.breaker('uncounted').call();
    const rate = 'rate(resilience4j_circuitbreaker_calls_seconds_count{name="up",kind="successful"}[1m])';
    await eventually(async () => (await now(`${rate} > 0`))['up successful']).toBeGreaterThan(0);
    const uncounted = 'rate(resilience4j_circuitbreaker_calls_total{name="uncounted",kind="successful"}[1m])';
    await eventually(async () => (await now(`${uncounted} > 0`))['uncounted successful']).toBeGreaterThan(0);
    const buckets = 'rate(resilience4j_circuitbreaker_calls_seconds_bucket{name="up"}[1m])';
    expect((await now(`histogram_quantile(0.95, sum(${buckets}) by (le))`))['']).toBeGreaterThan(0);
    const mean = (part: string) =>
      `increase(resilience4j_circuitbreaker_calls_seconds_${part}{name="up"}[1m])`;
    expect((await now(`sum(${mean('sum')}) / sum(${mean('count')})`))['']).toBe(0); // time stands still here

    expect(
      (await prometheus.query('resilience4j_circuitbreaker_state{name="up",state="open"}'))[0]?.[0],
    ).toMatchObject({
      group: 'a "b" \\ ü 🚀',
    });
    expect((await prometheus.query('fuseboard_breakers{state="open"}'))[0]?.[1]).toBe(1);
    const about = await prometheus.metadata();
    expect(about).toContainEqual({
      metric: 'resilience4j_circuitbreaker_calls_seconds',
      type: 'histogram',
      help: 'How long calls took, by how they ended',
      unit: 'seconds', // only OpenMetrics tells it
    });
  });
});
