import { measuredSeconds } from '#app/curriculum/parse-lesson.ts';
import type { ParsedQuestion } from '#app/curriculum/parse-module.ts';
import type { Track } from '#app/platform/track.ts';
import { advise, type LessonRule, type ModuleRule } from '../finding.ts';

/** Readers differ by more than this; only what is plainly wrong is worth a word. */
const tolerance = { share: 1 / 3, minutes: 2 };

export const minutesOfLesson: LessonRule = (lesson) => {
  const { file, head, at } = lesson;
  const measured = Math.max(1, Math.round(measuredSeconds(lesson) / 60));
  const apart = Math.abs(head.minutes - measured);
  if (apart < tolerance.minutes || apart <= tolerance.share * measured) return [];
  const subject = { file, at: at(['minutes']), item: head.id, about: `${head.minutes} ${measured}` };
  return [advise('minutes-lesson', subject, head.minutes, measured)];
};

/** A question takes between half a minute and two. */
export const minutesOfModule: ModuleRule = ({ file, head, at, lessons, questions }) =>
  (Object.keys(head.tracks) as Track[]).flatMap((track) => {
    const stated = head.tracks[track]?.minutes ?? 0;
    const inLessons = lessons
      .filter((lesson) => lesson.head.tracks.includes(track))
      .reduce((sum, lesson) => sum + lesson.head.minutes, 0);
    const drawn = drawnQuestions(questions, track, head.rule.draw.perOutcome);
    if (stated >= inLessons + Math.ceil(drawn / 2) && stated <= inLessons + 2 * drawn) return [];
    const subject = {
      file,
      at: at(['tracks', track]),
      item: head.id,
      about: `${track} ${stated} ${inLessons} ${drawn}`,
    };
    return [advise('minutes-module', subject, track, stated, inLessons, drawn)];
  });

/** How many questions a sheet holds: per outcome up to `perOutcome`, one of each group, every critical one. */
function drawnQuestions(questions: ParsedQuestion[], track: Track, perOutcome: number): number {
  const offered = questions.map(({ question }) => question).filter(({ tracks }) => tracks.includes(track));
  const outcomes = new Set(offered.map(({ outcome }) => outcome));
  return [...outcomes].reduce((sum, outcome) => {
    const own = offered.filter((question) => question.outcome === outcome);
    const slots = (list: typeof own) => new Set(list.map(({ group, id }) => group ?? id)).size;
    return sum + Math.max(slots(own.filter(({ critical }) => critical)), Math.min(perOutcome, slots(own)));
  }, 0);
}
