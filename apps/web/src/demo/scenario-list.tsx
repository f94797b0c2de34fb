import type { DemoScenario } from '@fuseboard/protocol';
import { settingDuration } from '../format/setting-duration.ts';
import { useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './scenario-list.module.css';
import { scenarioProgress } from './scenario-progress.ts';
import { useScenario } from './use-scenario.ts';

interface ListProps {
  readonly scenarios: readonly DemoScenario[];
  readonly live: boolean;
}

/** Scripted outages; the server plays them, whoever looks. */
export function ScenarioList({ scenarios, live }: ListProps) {
  return (
    <section className={styles['list']} aria-labelledby="scenarios">
      <h2 id="scenarios" className={styles['title']}>
        Scenarios
      </h2>
      {scenarios.map((scenario) => (
        <ScenarioCard key={scenario.id} scenario={scenario} live={live} />
      ))}
    </section>
  );
}

interface CardProps {
  readonly scenario: DemoScenario;
  readonly live: boolean;
}

function ScenarioCard({ scenario, live }: CardProps) {
  const progress = scenarioProgress(scenario, useServerNow(1_000));
  const running = progress !== null;
  const { act, asked, error } = useScenario(scenario);
  return (
    <article className={styles['card']} data-running={running || undefined} data-scenario={scenario.id}>
      <h3 className={styles['name']}>{scenario.title}</h3>
      <Button
        tone={running ? 'default' : 'primary'}
        size="small"
        aria-disabled={!live || asked || undefined}
        onClick={() => live && act(running ? 'stop' : 'start')}
      >
        {running ? 'Stop' : 'Start'}
        <span className="visually-hidden"> {scenario.title}</span>
      </Button>
      <div className={styles['body']}>
        <p className={styles['description']}>{scenario.description}</p>
        {error !== null && (
          <p className={styles['error']} role="alert">
            {error}
          </p>
        )}
        <details className={styles['details']} open={running}>
          <summary>
            {scenario.steps.length} steps in {settingDuration(scenario.duration)}
          </summary>
          <Script scenario={scenario} current={progress?.step ?? -1} />
        </details>
      </div>
    </article>
  );
}

function Script({ scenario, current }: { readonly scenario: DemoScenario; readonly current: number }) {
  return (
    <ol className={styles['script']}>
      {scenario.steps.map((step, index) => (
        <li
          key={step.at}
          className={styles['step']}
          aria-current={index === current ? 'step' : undefined}
          data-past={index < current || undefined}
        >
          <span className={styles['at']}>{clockOf(step.at)}</span>
          <span>{step.text}</span>
        </li>
      ))}
    </ol>
  );
}

/** "0:08", "1:10". */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
