import type { DemoService, DemoState } from '@fuseboard/protocol';
import { Link } from 'wouter';
import { useRest } from '../live/use-rest.ts';
import { useBoard, useConnection, useLive, useWhyNotMine } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './demo-page.module.css';
import { dials } from './dials.ts';
import { sameDials } from './presets.ts';
import { RunningScenarios } from './running-scenarios.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { ServiceCard } from './service-card.tsx';

/** Break the demo shop and watch: `/demo`. */
export default function DemoPage() {
  const demo = useBoard((state) => state.demo);
  return demo === null ? <NoDemo /> : <Shop demo={demo} />;
}

function Shop({ demo }: { readonly demo: DemoState }) {
  const live = useLive();
  const whyNotMine = useWhyNotMine('drive-demo');
  const acts = live && whyNotMine === null;
  const ill = demo.services.filter((service) => !sameDials(service.dials, service.healthy));
  const heal = () => {
    for (const service of ill) dials.turn(service.name, service.healthy);
  };
  return (
    <article className={styles['page']} data-stale={!live || undefined}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>Demo shop</h1>
        <p className={styles['sentence']}>{shopSentence(demo.services, ill)}</p>
        <Button
          className={styles['heal']}
          aria-disabled={!acts || ill.length === 0 || undefined}
          onClick={() => acts && heal()}
        >
          All healthy
        </Button>
      </header>
      <p className={styles['intro']}>
        Real HTTP services on this machine: what you turn here happens to every call, and the breakers find
        out by themselves.
      </p>
      {!live && (
        <p className={styles['stale']} role="status">
          Not live: the dials show the last known values and cannot be turned.
        </p>
      )}
      {live && whyNotMine !== null && <p className={styles['intro']}>{whyNotMine} You see what is turned.</p>}
      <RunningScenarios scenarios={demo.scenarios} live={acts} />
      <div className={styles['columns']}>
        <div className={styles['services']}>
          {demo.services.map((service) => (
            <ServiceCard key={service.name} service={service} live={acts} />
          ))}
        </div>
        <ScenarioList scenarios={demo.scenarios} live={acts} />
      </div>
    </article>
  );
}

function shopSentence(services: readonly DemoService[], ill: readonly DemoService[]): string {
  if (ill.length === 0) return `All ${services.length} services are healthy`;
  return `Turned: ${ill.map((service) => service.name).join(', ')}`;
}

/** The picture is not there yet, or this server has no demo. */
function NoDemo() {
  const connection = useConnection();
  const live = connection.kind === 'live';
  const asked = useRest(live ? '/demo/services' : null);
  if (asked.status === 'failed' && asked.problem.code === 'demo-off') {
    return (
      <EmptyState title="This server runs without the demo" action={<Link href="/">Go to the board</Link>}>
        {asked.problem.detail}
      </EmptyState>
    );
  }
  if (connection.kind === 'disconnected' || connection.kind === 'refused') {
    return (
      <EmptyState title="Not connected">The dials appear as soon as the server answers again.</EmptyState>
    );
  }
  return (
    <div className={styles['page']} aria-busy="true">
      <h1 className="visually-hidden">Demo shop</h1>
      <Skeleton height="3rem" />
      <Skeleton height="40rem" />
    </div>
  );
}
