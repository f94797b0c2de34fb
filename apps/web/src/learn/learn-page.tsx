import { LESSONS, type Lesson, SHORT_PATH } from '@fuseboard/simulator/lessons';
import { Link } from 'wouter';
import { classNames } from '../ui/class-names.ts';
import page from '../ui/page.module.css';
import styles from './learn-page.module.css';
import { lessonPath } from './lesson-path.ts';

/** All lessons, in order, those of the short path marked: `/learn`. */
export default function LearnPage() {
  return (
    <article className={classNames(page['page'], styles['page'])}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>Learn</h1>
        <p className={styles['intro']}>
          {LESSONS.length} lessons about circuit breakers. Each runs the board's own breaker on a clock of its
          own, here in the browser: play it, step through it, turn its dials, and take the configuration with
          you.
        </p>
        <p className={styles['path']}>
          <span className={styles['mark']} aria-hidden="true">
            45
          </span>
          <span>
            Short of time: the {SHORT_PATH.length} that are marked fit into 45 minutes, beginning with{' '}
            <Link href={lessonPath(SHORT_PATH[0] ?? 'L1')}>L1</Link>.
          </span>
        </p>
      </header>
      <ol className={styles['list']}>
        {LESSONS.map((lesson) => (
          <li key={lesson.id}>
            <Entry lesson={lesson} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Entry({ lesson: { id, title, teaches } }: { readonly lesson: Lesson }) {
  const short = SHORT_PATH.includes(id);
  return (
    <Link href={lessonPath(id)} className={styles['entry']} data-short={short || undefined}>
      <span className={styles['id']}>{id}</span>
      <span className={styles['name']}>{title}</span>
      {short && (
        <span className={styles['mark']} title="On the 45-minute path">
          45<span className="visually-hidden"> minutes: on the short path</span>
        </span>
      )}
      <span className={styles['teaches']}>{teaches}</span>
    </Link>
  );
}
