import type { DemoService } from '@fuseboard/protocol';
import { memo } from 'react';
import { Link } from 'wouter';
import { dialChanges } from '../entries/dial-changes.ts';
import { useBreaker } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { DialRow } from './dial-row.tsx';
import { shownDials } from './dial-desk.ts';
import { DIALS } from './dial-specs.ts';
import { dials, useDraft } from './dials.ts';
import { PRESETS, sameDials } from './presets.ts';
import styles from './service-card.module.css';

interface Props {
  readonly service: DemoService;
  readonly live: boolean;
}

export const ServiceCard = memo(function ServiceCard({ service, live }: Props) {
  const { name, healthy } = service;
  const draft = useDraft(name);
  const shown = shownDials(service.dials, draft);
  const pending = Object.keys(draft.pending).length > 0;
  const ill = !sameDials(service.dials, healthy);
  return (
    <section className={styles['card']} aria-labelledby={`service-${name}`} data-ill={ill || undefined}>
      <header className={styles['head']}>
        <h2 id={`service-${name}`} className={styles['name']}>
          {name}
        </h2>
        <ul className={styles['breakers']} aria-label="Called by">
          {service.breakers.map((breaker) => (
            <li key={breaker}>
              <CallingBreaker name={breaker} service={name} />
            </li>
          ))}
        </ul>
      </header>
      <p className={styles['description']}>{service.description}</p>
      <div className={styles['presets']}>
        {PRESETS.map((preset) => {
          const target = preset.dials(healthy);
          return (
            <Button
              key={preset.label}
              size="small"
              aria-pressed={sameDials(shown, target)}
              aria-disabled={!live || undefined}
              onClick={() => live && dials.turn(name, target)}
            >
              {preset.label}
            </Button>
          );
        })}
      </div>
      <div className={styles['dials']}>
        {DIALS.map((spec) => (
          <DialRow
            key={spec.key}
            service={name}
            spec={spec}
            value={shown[spec.key]}
            changed={shown[spec.key] !== healthy[spec.key]}
            disabled={!live}
          />
        ))}
      </div>
      <p className={styles['status']} role={draft.error === null ? undefined : 'alert'}>
        {draft.error ?? (pending ? 'Turning…' : statusOf(service))}
      </p>
    </section>
  );
});

function statusOf({ dials: present, healthy }: DemoService): string {
  const changes = dialChanges(healthy, present);
  return changes.length === 0 ? 'Healthy' : changes.map(({ label, after }) => `${label} ${after}`).join(', ');
}

function CallingBreaker({ name, service }: { readonly name: string; readonly service: string }) {
  const state = useBreaker(name)?.state;
  return (
    <Link href={`/b/${encodeURIComponent(name)}`} className={styles['breaker']}>
      {name !== service && <span>{name}</span>}
      {state === undefined ? <span>not on the board</span> : <StateBadge state={state} size={20} />}
    </Link>
  );
}
