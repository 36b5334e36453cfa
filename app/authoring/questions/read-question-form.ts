import { type QuestionForm, questionTypes } from './question-form.ts';

/** The most rows that a form has; more are not read. */
const mostRows = 30;

/** What the fields of `QuestionEditor` say. Line breaks as they are stored, and none in an option; nothing around the texts. */
export function readQuestionForm(form: FormData): QuestionForm {
  const all = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const text = (name: string) => (all(name).at(-1) ?? '').replace(/\r\n?/g, '\n').trim();
  const line = (name: string) => text(name).replace(/\s*\n\s*/g, ' ');
  const keys = all('right');
  const ids = (name: string) => [...new Set(all(name))].filter((id) => /^[a-z0-9-]{1,40}$/.test(id)).slice(0, mostRows);
  return {
    id: text('id'),
    type: questionTypes.find((type) => type === text('type')) ?? 'single',
    ...{ stem: text('stem'), scenario: text('scenario'), outcome: text('outcome'), group: text('group') },
    tracks: ['foundation', 'full'].filter((track) => all('tracks').includes(track)),
    critical: form.has('critical'),
    ...{ reteach: text('reteach'), points: text('points'), fixedOrder: form.has('fixedOrder') },
    rows: ids('rows').map((id) => ({
      ...{ id, text: line(`row.${id}.text`), why: text(`row.${id}.why`) },
      ...{ right: keys.includes(id), match: text(`row.${id}.match`) },
    })),
    right: ids('matches').map((id) => ({ id, text: text(`match.${id}.text`) })),
    ...{ number: text('number'), tolerance: text('tolerance'), unit: text('unit'), general: text('general') },
  };
}
