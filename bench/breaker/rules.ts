// The rules S1 to S5 of packages/breaker/SPEC.md, held against the figures of this run.
import { BREAKERS, type IdleMeasured } from './measure-idle.ts';
import { type Measured, ratio } from './measure-scenario.ts';
import { spread } from './statistics.ts';
import { HISTORIES, type Scenario } from './subject.ts';
import * as bare from './subjects/bare.ts';
import * as cockatiel from './subjects/cockatiel.ts';
import * as ours from './subjects/fuseboard.ts';
import * as opossum from './subjects/opossum.ts';

export interface Finding {
  readonly what: string;
  readonly figure: string;
  readonly holds: boolean;
}

/** Of one scenario, by name. */
type Figures = (name: string) => Measured;

const NS_BEYOND_CLOCK = 40;
const IDLE_BYTES = 3 * 1024;
/** Of a core: what a sleeping process's own bookkeeping comes to. */
const NO_CPU_PERCENT = 0.1;

export function judge(scenario: Scenario, measured: readonly Measured[]): readonly Finding[] {
  const figures: Figures = (name) => {
    const found = measured.find((one) => one.name === name);
    if (!found) throw new Error(`${scenario}: nothing is called ${name}`);
    return found;
  };
  switch (scenario) {
    case 'success':
      return judgeSuccess(figures);
    case 'failure':
      return [noSlower('a failed execute', figures(ours.OURS), cockatielsOf(measured))];
    case 'rejected':
      return judgeRejected(figures, measured);
    case 'permit':
      return judgePermit(figures);
    case 'history':
      return judgeHistory(measured);
  }
}

export function judgeIdle(measured: readonly IdleMeasured[]): readonly Finding[] {
  const nothing = measured.find(({ name }) => name === bare.NOTHING);
  return measured
    .filter(({ name }) => name.startsWith(ours.OURS))
    .flatMap(({ name, bytes, cpuPercent }) => {
      const cpu = cpuPercent - (nothing?.cpuPercent ?? 0);
      return [
        {
          what: `S5 ${name}: bytes, under ${IDLE_BYTES}`,
          figure: bytes.toFixed(0),
          holds: bytes < IDLE_BYTES,
        },
        {
          what: `S5 ${name}: CPU of ${BREAKERS} beyond none, % of a core`,
          figure: cpu.toFixed(2),
          holds: cpu < NO_CPU_PERCENT,
        },
      ];
    });
}

function judgeSuccess(figures: Figures): readonly Finding[] {
  const [execute, unmeasured] = [figures(ours.OURS), figures(ours.OURS_UNMEASURED)];
  const peer = figures(cockatiel.CONSECUTIVE);
  return [
    atMost(1.25, `S1 execute / ${bare.FLOOR}`, [execute, figures(bare.FLOOR)]),
    atMost(1, `S1 execute / ${peer.name}`, [execute, peer]),
    atLeast(2.5, `S1 ${opossum.LEANEST} / execute`, [figures(opossum.LEANEST), execute]),
    atMost(1.3, `S1 measureLatency: false / ${bare.WRAPPED}`, [unmeasured, figures(bare.WRAPPED)]),
    atLeast(1.5, `S1 ${peer.name} / measureLatency: false`, [peer, unmeasured]),
  ];
}

function judgeRejected(figures: Figures, measured: readonly Measured[]): readonly Finding[] {
  const peer = fastest(measured.filter(({ name }) => !name.startsWith(ours.OURS) && name !== bare.BARE));
  return [ours.OURS_TRY, ours.OURS_ACQUIRE].map((name) =>
    atLeast(30, `S3 ${peer.name} / ${name}`, [peer, figures(name)]),
  );
}

function judgePermit(figures: Figures): readonly Finding[] {
  const loop = figures(bare.LOOP);
  const clock = figures(bare.CLOCK);
  const beyond = (name: string, reads: number): Finding => {
    const pair = figures(name);
    const { median } = spread(
      pair.rounds.map((ns, round) => {
        const floor = loop.rounds[round] ?? Number.NaN;
        return ns - floor - reads * ((clock.rounds[round] ?? Number.NaN) - floor);
      }),
    );
    const what = `${name}: ns beyond ${reads} clock reads, at most ${NS_BEYOND_CLOCK}`;
    return { what: `S2 ${what}`, figure: median.toFixed(1), holds: median <= NS_BEYOND_CLOCK };
  };
  const allocated = (name: string, reads: number): Finding => {
    const bytes = (figures(name).bytes ?? Number.NaN) - reads * (clock.bytes ?? 0); // a reading is a boxed number
    const what = `${name}: bytes a pair beyond ${reads} clock reads, 0`;
    return { what: `S2 ${what}`, figure: bytes.toFixed(2), holds: bytes < 0.5 };
  };
  return [
    beyond(ours.OURS, 0),
    allocated(ours.OURS, 0),
    beyond(ours.OURS_TIME_BASED, 1),
    allocated(ours.OURS_TIME_BASED, 1),
  ];
}

function judgeHistory(measured: readonly Measured[]): readonly Finding[] {
  return HISTORIES.flatMap((calls) => {
    const same = measured.filter(({ name }) => name.includes(String(calls)));
    return same
      .filter(({ name }) => name.startsWith(ours.OURS))
      .map((mine) => noSlower(mine.name, mine, cockatielsOf(same)));
  });
}

const cockatielsOf = (measured: readonly Measured[]): readonly Measured[] =>
  measured.filter(({ name }) => name.startsWith('cockatiel'));

function fastest(measured: readonly Measured[]): Measured {
  const median = ({ rounds }: Measured) => spread(rounds).median;
  return measured.reduce((best, one) => (median(one) < median(best) ? one : best));
}

type Pair = readonly [of: Measured, to: Measured];

/** No slower than the fastest of the peers. */
function noSlower(what: string, mine: Measured, peers: readonly Measured[]): Finding {
  const peer = fastest(peers);
  return atMost(1, `S4 ${what} / ${peer.name}`, [mine, peer]);
}

function atMost(limit: number, what: string, [of, to]: Pair): Finding {
  const { median } = ratio(of, to);
  return { what: `${what}, at most ${limit}`, figure: median.toFixed(2), holds: median <= limit };
}

function atLeast(limit: number, what: string, [of, to]: Pair): Finding {
  const { median } = ratio(of, to);
  return { what: `${what}, at least ${limit}`, figure: median.toFixed(2), holds: median >= limit };
}
