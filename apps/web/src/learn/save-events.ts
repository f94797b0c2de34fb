import { eventRows, rowWords } from './event-rows.ts';
import { type LessonState, partOf } from './lesson-state.ts';
import { writeMoment } from './moment-link.ts';

/** The whole log of the part, an object an event, with all that it takes to run it again. */
function eventsAsJson(state: LessonState): string {
  const part = partOf(state);
  if (part === null) return '{}';
  const { moment } = state;
  const events = Array.from({ length: eventRows(part, 'all').count }, (_, at) =>
    rowWords(part, eventRows(part, 'all'), at),
  );
  return JSON.stringify(
    {
      source: part.source,
      lesson: moment.lesson,
      version: moment.version,
      seed: moment.seed,
      part: moment.part + 1,
      turns: moment.turns,
      link: `#${writeMoment(moment)}`,
      checksum: part.checksum,
      events,
    },
    null,
    1,
  );
}

export function saveEvents(state: LessonState): void {
  const { lesson, part } = state.moment;
  const url = URL.createObjectURL(new Blob([eventsAsJson(state)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${lesson.toLowerCase()}-part-${part + 1}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
