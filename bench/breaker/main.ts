import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { BREAKERS, measureIdle } from './measure-idle.ts';
import { measureScenario } from './measure-scenario.ts';
import { newestOf, versionOf } from './newest.ts';
import { reportFindings, reportIdle, reportScenario } from './report.ts';
import { type Finding, judge, judgeIdle } from './rules.ts';
import { SCENARIOS, type Scenario } from './subject.ts';

const ROUNDS = 80;
const QUICK_ROUNDS = 25;
const IDLE = 'idle';

const TITLES: Record<Scenario, string> = {
  success: 'A call that succeeds',
  failure: 'A call that fails (31 of 32; no breaker trips), its rejection caught',
  rejected: 'A call that is refused; the reference is a caught failure without any breaker',
  permit: 'acquire() and succeed(permit, 5), no promise in it',
  history: 'A call that fails, with many samples in the window or latency history',
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { quick: { type: 'boolean' }, together: { type: 'boolean' } },
  allowPositionals: true,
});
const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

function printHead(): void {
  const peers = ['@fuseboard/breaker', newestOf('opossum'), newestOf('cockatiel'), 'mollitia'].map(versionOf);
  console.log(`Node ${process.version}, V8 ${process.versions.v8}, ${cpus()[0]?.model} x ${cpus().length}`);
  console.log(peers.join(', '));
  console.log(`@fuseboard/breaker is ${import.meta.resolve('@fuseboard/breaker')}`);
  console.log(values.together ? 'all subjects of a scenario in one process' : 'a process for each subject');
}

printHead();
const findings: Finding[] = [];
const options = { rounds: values.quick ? QUICK_ROUNDS : ROUNDS, together: values.together ?? false };
for (const scenario of SCENARIOS.filter(wanted)) {
  const measured = await measureScenario(scenario, options);
  reportScenario(TITLES[scenario], measured);
  findings.push(...judge(scenario, measured));
}
if (wanted(IDLE)) {
  const measured = await measureIdle();
  reportIdle(`${BREAKERS.toLocaleString('en')} idle breakers`, measured);
  findings.push(...judgeIdle(measured));
}
reportFindings(findings);
