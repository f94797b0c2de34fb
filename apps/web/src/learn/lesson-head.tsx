import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../ui/button.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import styles from './lesson-head.module.css';
import { lessonPath, neighbours } from './lesson-path.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { writeMoment } from './moment-link.ts';
import { useLesson } from './use-lesson.ts';

interface Props {
  readonly player: LessonPlayer;
  readonly presents: boolean;
  readonly onPresent: (presents: boolean) => void;
}

export function LessonHead({ player, presents, onPresent }: Props) {
  const lesson = useLesson(player, (state) => state.lesson);
  const { before, after } = neighbours(lesson);
  return (
    <header className={styles['head']}>
      <div className={styles['words']}>
        <h1 className={styles['title']}>
          <span className={styles['id']}>{lesson.id}</span> {lesson.title}
        </h1>
        <p className={styles['teaches']}>{lesson.teaches}</p>
      </div>
      <nav className={styles['nav']} aria-label="Lessons">
        {!presents && (
          <>
            {before && <Link href={lessonPath(before.id)}>← {before.id}</Link>}
            <Link href="/learn">All lessons</Link>
            {after && <Link href={lessonPath(after.id)}>{after.id} →</Link>}
            <CopyLink player={player} />
          </>
        )}
        <Button size="small" aria-pressed={presents} onClick={() => onPresent(!presents)}>
          Projector
        </Button>
      </nav>
      <Parts player={player} />
    </header>
  );
}

function CopyLink({ player }: { readonly player: LessonPlayer }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    const { moment } = player.store.getState();
    const { origin, pathname } = window.location;
    try {
      await navigator.clipboard.writeText(`${origin}${pathname}#${writeMoment(moment)}`);
      setCopied('Copied');
    } catch {
      setCopied('Copy it from the address');
    }
  };
  return (
    <Button size="small" onClick={() => void copy()} onBlur={() => setCopied(null)}>
      <span aria-live="polite">{copied ?? 'Link to this moment'}</span>
    </Button>
  );
}

function Parts({ player }: { readonly player: LessonPlayer }) {
  const { parts } = useLesson(player, (state) => state.lesson);
  const part = useLesson(player, (state) => state.moment.part);
  if (parts.length === 1) return <p className={styles['part']}>{parts[0]?.title}</p>;
  return (
    <div className={styles['parts']}>
      <SegmentedControl
        label="Part"
        value={String(part)}
        onChange={(value) => player.part(Number(value))}
        options={parts.map(({ title }, at) => ({ value: String(at), label: title }))}
      />
    </div>
  );
}
