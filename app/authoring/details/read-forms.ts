import type { LessonForm } from './lesson-form.ts';
import { type ModuleForm, trackNames } from './module-form.ts';

/** Fields hold one line each; a text area may break it. */
function readerOf(form: FormData) {
  const all = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const text = (name: string) => (all(name).at(-1) ?? '').replace(/\s+/g, ' ').trim();
  return { all, text };
}

const mostChosen = 500;

/** What the fields of the details of a lesson say. */
export function readLessonForm(kind: LessonForm['kind'], form: FormData): LessonForm {
  const { all, text } = readerOf(form);
  return {
    kind,
    title: text('title'),
    minutes: text('minutes'),
    tracks: trackNames.filter((track) => all('tracks').includes(track)),
    outcomes: [...new Set(all('outcomes'))].slice(0, mostChosen),
  };
}

/** What the fields of the details of a module say. */
export function readModuleForm(form: FormData): ModuleForm {
  const { all, text } = readerOf(form);
  const keys = [...new Set(all('rows'))].filter((key) => /^o\d{1,3}$/.test(key));
  const fixed = all('fixed');
  const track = (name: string) => ({ offered: all('tracks').includes(name), minutes: text(`minutes.${name}`) });
  return {
    ...{ title: text('title'), summary: text('summary'), lang: text('lang') },
    outcomes: keys.map((key) => ({
      ...{ key, id: text(`row.${key}.id`), text: text(`row.${key}.text`) },
      fixed: fixed.includes(key),
    })),
    tracks: { foundation: track('foundation'), full: track('full') },
    ...{ perOutcome: text('perOutcome'), fullPercent: text('fullPercent'), pretestPercent: text('pretestPercent') },
    ...{ deltaDays: text('deltaDays'), reviewBy: text('reviewBy') },
    edition: form.has('edition')
      ? {
          ...{ number: text('editionNumber'), kind: text('editionKind'), reason: text('editionReason') },
          all: text('redoWhat') !== 'these',
          redo: [...new Set(all('redo'))].slice(0, mostChosen),
        }
      : null,
  };
}
