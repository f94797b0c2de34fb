import { useCallback, useState } from 'react';
import { useSearchParams } from 'wouter';
import { classNames } from '../ui/class-names.ts';
import page from '../ui/page.module.css';
import { CaptionBox } from './caption-box.tsx';
import { LessonHead } from './lesson-head.tsx';
import { LessonKeysDialog } from './lesson-keys-dialog.tsx';
import type { LessonPlayer } from './lesson-player.ts';
import { partOf } from './lesson-state.ts';
import styles from './lesson-view.module.css';
import { MoveAnnouncer } from './move-announcer.tsx';
import { Panels } from './panels.tsx';
import { QuestionBox } from './question-box.tsx';
import { Timeline } from './timeline.tsx';
import { Transport } from './transport.tsx';
import { useLesson, useLessonClock } from './use-lesson.ts';
import { useLessonKeys } from './use-lesson-keys.ts';
import { useMomentLink } from './use-moment-link.ts';
import { WorkNote } from './work-note.tsx';

/** Set in the address for a projector: large type, and nothing but the lesson. */
const PRESENT = 'present';

export function LessonView({ player }: { readonly player: LessonPlayer }) {
  const [search, setSearch] = useSearchParams();
  const presents = search.has(PRESENT);
  const [keysShown, setKeysShown] = useState(false);
  const present = useCallback(
    (on: boolean) => {
      const { hash } = window.location;
      setSearch(on ? { [PRESENT]: '' } : {}, { replace: true });
      window.history.replaceState(window.history.state, '', hash);
    },
    [setSearch],
  );
  useLessonKeys(player, { presents, onPresent: present, onHelp: () => setKeysShown(true) });
  useLessonClock(player);
  useMomentLink(player);
  const ready = useLesson(player, (state) => partOf(state) !== null);
  return (
    <article className={classNames(page['page'], styles['page'])} data-present={presents || undefined}>
      <LessonHead player={player} presents={presents} onPresent={present} />
      <WorkNote player={player} />
      {ready && (
        <>
          <div className={styles['say']}>
            <CaptionBox player={player} />
            <QuestionBox player={player} />
          </div>
          <div className={styles['deck']}>
            <Transport player={player} />
            <Timeline player={player} />
          </div>
          <Panels player={player} />
        </>
      )}
      <MoveAnnouncer player={player} />
      <LessonKeysDialog open={keysShown} onOpenChange={setKeysShown} />
    </article>
  );
}
