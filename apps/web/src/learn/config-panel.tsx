import type { Lane } from '@fuseboard/simulator';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './config-panel.module.css';
import { breakerNameOf, configTypeScript, configYaml } from './config-text.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { turned } from './turns.ts';
import { useLesson } from './use-lesson.ts';

/** Each lane's configuration, as it is run, to be taken home: for the board's file, and for the library. */
export function ConfigPanel({ player }: { readonly player: LessonPlayer }) {
  const lesson = useLesson(player, (state) => state.lesson);
  const part = useLesson(player, (state) => state.moment.part);
  const turns = useLesson(player, (state) => state.moment.turns);
  const scenario = lesson.parts[part]?.scenario;
  if (scenario === undefined) return null;
  return (
    <div className={styles['lanes']}>
      <p>
        The numbers of a lesson are small, so that something happens within a minute. In production windows
        and minimums are larger: the board&apos;s settings explain each key.
      </p>
      {turned(scenario, turns).lanes.map((lane) => (
        <LaneConfig key={lane.name} lane={lane} />
      ))}
    </div>
  );
}

function LaneConfig({ lane }: { readonly lane: Lane }) {
  const config = lane.hops.find(({ breaker }) => breaker !== undefined)?.breaker?.config;
  if (config === undefined)
    return (
      <Panel title={lane.name}>
        <p>This lane has no breaker: there is no configuration to take.</p>
      </Panel>
    );
  const name = breakerNameOf(lane.name);
  return (
    <Panel title={lane.name}>
      <div className={styles['texts']}>
        <ConfigText kind="YAML" text={configYaml(name, config)} />
        <ConfigText kind="TypeScript" text={configTypeScript(name, config)} />
      </div>
    </Panel>
  );
}

function ConfigText({ kind, text }: { readonly kind: string; readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false); // where copying is forbidden the text is still there to be marked
    }
  };
  return (
    <figure className={styles['text']}>
      <figcaption className={styles['kind']}>
        {kind}
        <Button size="small" tone="quiet" onClick={() => void copy()} onBlur={() => setCopied(false)}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} data-config={kind}>
        {text}
      </pre>
    </figure>
  );
}
