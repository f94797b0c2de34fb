import type { DemoScenario } from '@fuseboard/protocol';
import { settingDuration } from '../format/setting-duration.ts';
import { wholeDuration } from '../format/time.ts';
import { useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './running-scenarios.module.css';
import { scenarioProgress } from './scenario-progress.ts';
import { useScenario } from './use-scenario.ts';

interface ListProps {
  readonly scenarios: readonly DemoScenario[];
  readonly live: boolean;
}

/** What is being played, large enough for the last row of a classroom. */
export function RunningScenarios({ scenarios, live }: ListProps) {
  return scenarios
    .filter((scenario) => scenario.startedAt !== null)
    .map((scenario) => <RunningScenario key={scenario.id} scenario={scenario} live={live} />);
}

interface Props {
  readonly scenario: DemoScenario;
  readonly live: boolean;
}

function RunningScenario({ scenario, live }: Props) {
  const progress = scenarioProgress(scenario, useServerNow(1_000));
  const { act, asked } = useScenario(scenario);
  if (progress === null) return null;
  const step = scenario.steps[progress.step];
  return (
    <section className={styles['band']} aria-label={`Running: ${scenario.title}`}>
      <div className={styles['words']}>
        <p className={styles['title']}>{scenario.title}</p>
        <p className={styles['step']}>{step?.text ?? 'About to begin'}</p>
      </div>
      <p className={styles['time']}>
        {wholeDuration(progress.elapsed)} of {settingDuration(scenario.duration)}
        {progress.nextIn !== null && <span>next step in {wholeDuration(progress.nextIn)}</span>}
      </p>
      <Button aria-disabled={!live || asked || undefined} onClick={() => live && act('stop')}>
        Stop
      </Button>
      <div
        className={styles['progress']}
        role="progressbar"
        aria-label={`${scenario.title}, progress`}
        aria-valuenow={Math.round(progress.share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ transform: `scaleX(${progress.share})` }} />
      </div>
    </section>
  );
}
