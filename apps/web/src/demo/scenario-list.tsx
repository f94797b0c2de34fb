import type { DemoScenario } from '@fuseboard/protocol';
import { useState } from 'react';
import { duration, wholeDuration } from '../format/time.ts';
import { rest } from '../live/rest.ts';
import { problemOf } from '../live/use-rest.ts';
import { useServerNow } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './scenario-list.module.css';
import { type ScenarioProgress, scenarioProgress } from './scenario-progress.ts';

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
  const now = useServerNow(1_000);
  const progress = scenarioProgress(scenario, now);
  const running = progress !== null;
  const [error, setError] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const act = async () => {
    if (!live || asked) return;
    setAsked(true);
    setError(null);
    try {
      await rest(`/demo/scenarios/${encodeURIComponent(scenario.id)}/${running ? 'stop' : 'start'}`, {
        method: 'POST',
      });
    } catch (thrown) {
      setError(problemOf(thrown).detail);
    }
    setAsked(false);
  };
  return (
    <article className={styles['card']} data-running={running || undefined} data-scenario={scenario.id}>
      <header className={styles['head']}>
        <h3 className={styles['name']}>{scenario.title}</h3>
        <Button
          tone={running ? 'default' : 'primary'}
          size="small"
          aria-disabled={!live || asked || undefined}
          onClick={() => void act()}
        >
          {running ? 'Stop' : 'Start'}
          <span className="visually-hidden"> {scenario.title}</span>
        </Button>
      </header>
      <p className={styles['description']}>{scenario.description}</p>
      {error !== null && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
      {progress === null ? (
        <details className={styles['details']}>
          <summary>
            {scenario.steps.length} steps in {duration(scenario.duration)}
          </summary>
          <Script scenario={scenario} current={-1} />
        </details>
      ) : (
        <>
          <Running scenario={scenario} progress={progress} />
          <Script scenario={scenario} current={progress.step} />
        </>
      )}
    </article>
  );
}

function Running({
  scenario,
  progress,
}: {
  readonly scenario: DemoScenario;
  readonly progress: ScenarioProgress;
}) {
  const { elapsed, nextIn, share } = progress;
  return (
    <>
      <p className={styles['running']}>
        {wholeDuration(elapsed)} of {duration(scenario.duration)}
        {nextIn !== null && `, next step in ${wholeDuration(nextIn)}`}
      </p>
      <div
        className={styles['progress']}
        role="progressbar"
        aria-label={`${scenario.title}, progress`}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ transform: `scaleX(${share})` }} />
      </div>
    </>
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
