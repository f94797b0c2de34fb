import type { Lesson } from '@fuseboard/simulator/lessons';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../ui/empty-state.tsx';
import { lessonAt } from './lesson-path.ts';
import { LessonPlayer } from './lesson-player.ts';
import { LessonView } from './lesson-view.tsx';
import { readMoment } from './moment-link.ts';
import { openRunWorker, RunClient } from './run-client.ts';

/** One lesson: `/learn/L5`, its moment in the fragment. */
export default function LessonPage({ params }: { readonly params: { readonly lesson: string } }) {
  const lesson = lessonAt(params.lesson);
  return lesson === undefined ? (
    <NoSuchLesson name={params.lesson} />
  ) : (
    <Opened key={lesson.id} lesson={lesson} />
  );
}

function Opened({ lesson }: { readonly lesson: Lesson }) {
  const [player] = useState(
    () =>
      new LessonPlayer(
        lesson,
        new RunClient(openRunWorker),
        readMoment(window.location.hash.slice(1), lesson),
      ),
  );
  useEffect(() => {
    void player.compute();
    return () => player.close();
  }, [player]);
  return <LessonView player={player} />;
}

function NoSuchLesson({ name }: { readonly name: string }) {
  return (
    <EmptyState title={`There is no lesson ${name}`} action={<Link href="/learn">To the lessons</Link>}>
      <p>They are L1 to L21.</p>
    </EmptyState>
  );
}
