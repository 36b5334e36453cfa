import { languageName } from '#app/platform/languages.ts';
import { longDate } from '#app/ui/dates.ts';
import { SummaryList } from '#app/ui/summary-list.tsx';
import type { LessonForm } from './lesson-form.ts';
import { messages } from './messages.ts';
import { type EditionForm, type ModuleForm, trackNames } from './module-form.ts';

const { fields } = messages;

/** What is stored of a lesson's head, in the words of its form. */
export function StoredLesson({ form }: { form: LessonForm }) {
  const tracks = trackNames.filter((track) => form.tracks.includes(track)).map((track) => messages.tracks[track]);
  const rest = [
    { term: fields.minutes, value: form.minutes },
    { term: fields.tracks, value: tracks.join(', ') },
    { term: fields.outcomes, value: form.outcomes.join(', ') },
  ];
  return <SummaryList rows={[{ term: fields.title, value: form.title }, ...(form.kind === 'lesson' ? rest : [])]} />;
}

/** The same of `module.yaml`. */
export function StoredModule({ form }: { form: ModuleForm }) {
  return (
    <SummaryList
      rows={[
        { term: fields.title, value: form.title },
        { term: fields.summary, value: form.summary },
        { term: fields.lang, value: languageName(form.lang) },
        { term: fields.moduleOutcomes, value: <Outcomes rows={form.outcomes} /> },
        { term: fields.moduleTracks, value: trackWords(form) },
        ...(['perOutcome', 'fullPercent', 'pretestPercent', 'deltaDays'] as const).map((name) => ({
          term: fields[name],
          value: form[name],
        })),
        { term: fields.reviewBy, value: dayWords(form.reviewBy) },
        { term: messages.edition.title, value: form.edition ? editionWords(form.edition) : messages.none },
      ]}
    />
  );
}

function Outcomes({ rows }: { rows: ModuleForm['outcomes'] }) {
  return (
    <ul>
      {rows.map(({ key, id, text }) => (
        <li key={key}>{`${id}: ${text}`}</li>
      ))}
    </ul>
  );
}

function dayWords(day: string): string {
  if (day === '') return messages.none;
  return /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(day) ? longDate(day) : day;
}

function trackWords({ tracks }: ModuleForm): string {
  const offered = trackNames.filter((track) => tracks[track].offered);
  return offered.map((track) => messages.minutesIn(messages.tracks[track], tracks[track].minutes)).join(' · ');
}

function editionWords({ number, kind, all, redo, reason }: EditionForm): string {
  const again = all ? messages.edition.all : redo.join(', ') || messages.none;
  return messages.editionIn({ number, kind, reason, again });
}
