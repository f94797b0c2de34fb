import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Slider } from '../ui/slider.tsx';
import { exactInstant } from './instant.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { speedAt, SPEED_STEPS, stepOf } from './playback.ts';
import styles from './transport.module.css';
import { useLesson, useShownMs } from './use-lesson.ts';

const sign = (text: string) => <span aria-hidden="true">{text}</span>;

/** Play and pause, steps both ways, and how fast. */
export function Transport({ player }: { readonly player: LessonPlayer }) {
  const playing = useLesson(player, (state) => state.playing);
  const computing = useLesson(player, (state) => state.work === 'computing');
  const pausesAtCaptions = useLesson(player, (state) => state.pausesAtCaptions);
  return (
    <div className={styles['transport']} role="group" aria-label="Playing" aria-busy={computing || undefined}>
      <IconButton label="To the beginning" icon={sign('|‹')} onClick={() => player.seek(0)} />
      <IconButton label="Previous transition" icon={sign('«')} onClick={() => player.step('move', -1)} />
      <IconButton label="Previous event" icon={sign('‹')} onClick={() => player.step('event', -1)} />
      <Button tone="primary" className={styles['play']} onClick={() => player.playPause()}>
        {playing ? 'Pause' : 'Play'}
      </Button>
      <IconButton label="Next event" icon={sign('›')} onClick={() => player.step('event', 1)} />
      <Button size="small" onClick={() => player.step('call', 1)}>
        Next call
      </Button>
      <Button size="small" onClick={() => player.step('move', 1)}>
        Next transition
      </Button>
      <Button size="small" onClick={() => player.mark(1)}>
        Next caption
      </Button>
      <IconButton label="To the end" icon={sign('›|')} onClick={() => player.end()} />
      <Clock player={player} />
      <Speed player={player} />
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={pausesAtCaptions}
          onChange={(event) => player.pauseAtCaptions(event.target.checked)}
        />
        Pause at captions
      </label>
    </div>
  );
}

function Clock({ player }: { readonly player: LessonPlayer }) {
  const ms = useShownMs(player);
  return (
    <output className={styles['clock']} aria-label="Lesson time" data-ms={ms}>
      {exactInstant(ms)}
    </output>
  );
}

function Speed({ player }: { readonly player: LessonPlayer }) {
  const speed = useLesson(player, (state) => state.speed);
  const change = (step: number) => player.speed(speedAt(step));
  return (
    <div className={styles['speed']}>
      <Slider
        label="Speed"
        value={stepOf(speed)}
        max={SPEED_STEPS}
        describe={(step) => `${speedAt(step)} times`}
        onChange={change}
        onCommit={change}
      />
      <span className={styles['times']}>{speed} ×</span>
    </div>
  );
}
