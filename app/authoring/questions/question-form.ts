import { readDecimal } from '#app/questions/numeric/decimal.ts';
import type { QuestionType } from '#app/questions/question.ts';
import type { Entry, Value } from '../yaml/write-yaml.ts';

/** A line of a question: an option, a left item, a step in its right place, or one of true and false. */
export interface Row {
  id: string;
  text: string;
  /** Feedback on it. */
  why: string;
  /** Of a choice: it is right. */
  right: boolean;
  /** Of a left item: the right-hand item that belongs to it. */
  match: string;
}

/** A question of any type as the form holds it: texts as they are typed, whatever they are. */
export interface QuestionForm {
  id: string;
  type: QuestionType;
  stem: string;
  scenario: string;
  outcome: string;
  tracks: string[];
  critical: boolean;
  group: string;
  reteach: string;
  /** In points, not hundredths. */
  points: string;
  fixedOrder: boolean;
  rows: Row[];
  /** The right-hand items of a matching question. */
  right: { id: string; text: string }[];
  number: string;
  tolerance: string;
  unit: string;
  general: string;
}

export const questionTypes = [
  'single',
  'multiple',
  'true-false',
  'scenario',
  'numeric',
  'matching',
  'ordering',
] as const satisfies QuestionType[];

/** Stands in the address in place of the id of a question that is still to be written. */
export const newQuestion = 'new';

/** Types whose rows are marked right or wrong, and shown in an order. */
export const hasOptions = (type: QuestionType): boolean => ['single', 'multiple', 'scenario'].includes(type);
/** The author may add, remove and move rows. */
export const hasRows = (type: QuestionType): boolean => hasOptions(type) || type === 'matching' || type === 'ordering';

const row = (id: string): Row => ({ id, text: '', why: '', right: false, match: '' });

/** An empty question. */
export function newForm(id: string, type: QuestionType, outcome: string): QuestionForm {
  const ids = { 'true-false': ['true', 'false'], numeric: [], matching: ['1', '2', '3'] }[type as string];
  return {
    ...{ id, type, outcome, stem: '', scenario: '', tracks: ['foundation', 'full'], critical: false, group: '' },
    ...{ reteach: '', points: '1', fixedOrder: false, number: '', tolerance: '0', unit: '', general: '' },
    rows: (ids ?? ['a', 'b', 'c']).map(row),
    right: type === 'matching' ? ['a', 'b', 'c'].map((each) => ({ id: each, text: '' })) : [],
  };
}

/** What a stored entry, whole or broken, puts into the form. */
export function formOf(entry: Entry): QuestionForm {
  const type = questionTypes.find((each) => each === entry.type) ?? 'single';
  const [feedback, key] = [groupOf(entry.feedback), entry.key];
  const base = newForm(textOf(entry.id), type, textOf(entry.outcome));
  const keys = Array.isArray(key) ? key.map(textOf) : [textOf(key)];
  const matches = groupOf(key);
  const items = type === 'true-false' ? base.rows : itemsOf(type === 'matching' ? entry.left : entry.options);
  const rows = items.map(({ id, text }) => ({
    ...{ id, text, why: textOf(feedback[id]), right: keys.includes(id) },
    match: type === 'matching' ? textOf(matches[id]) : '',
  }));
  const place = (id: string) => (keys.includes(id) ? keys.indexOf(id) : keys.length);
  return {
    ...base,
    ...{ stem: textOf(entry.stem), scenario: textOf(entry.scenario), group: textOf(entry.group) },
    tracks: Array.isArray(entry.tracks) ? entry.tracks.map(textOf) : [],
    critical: entry.critical === true,
    reteach: textOf(entry.reteach),
    points: typeof entry.points === 'number' ? String(entry.points / 100) : textOf(entry.points ?? '1'),
    fixedOrder: entry.fixedOrder === true,
    rows: type === 'ordering' ? rows.sort((a, b) => place(a.id) - place(b.id)) : rows,
    right: itemsOf(entry.right),
    ...{ number: textOf(key), tolerance: textOf(entry.tolerance ?? '0'), unit: textOf(entry.unit) },
    general: textOf(feedback.general),
  };
}

/** The entry that the form says. Of `stored` stays what the form has no field for, and what is said by leaving it out. */
export function entryOf(form: QuestionForm, stored: Entry = {}): Entry {
  const { type, points } = form;
  const entry: Entry = {
    ...(stored.lang !== undefined && { lang: stored.lang }),
    ...{ id: form.id, type, outcome: form.outcome, tracks: form.tracks, stem: form.stem },
    ...((form.critical || stored.critical !== undefined) && { critical: form.critical }),
    ...(form.group !== '' && { group: form.group }),
    ...(form.reteach !== '' && { reteach: form.reteach }),
    ...((points !== '1' || stored.points !== undefined) && { points: hundredths(points) }),
    ...answerOf(form, stored),
  };
  const texts = form.rows.filter(({ why }) => why !== '' || type === 'true-false').map(({ id, why }) => [id, why]);
  const general = type === 'true-false' || form.general === '' ? [] : [['general', form.general]];
  const known = new Set(form.rows.map(({ id }) => id));
  // A number has no rows, and feedback on one is nothing that the form could take away unseen.
  const others = Object.entries(groupOf(stored.feedback)).filter(([id]) => id !== 'general' && !known.has(id));
  const kept = hasRows(type) || type === 'true-false' ? [] : others;
  return { ...entry, feedback: Object.fromEntries([...texts, ...kept, ...general]) };
}

function answerOf(form: QuestionForm, stored: Entry): Entry {
  const { type, rows } = form;
  const options = rows.map(({ id, text }) => ({ id, text }));
  const right = rows.filter((each) => each.right).map(({ id }) => id);
  switch (type) {
    case 'numeric':
      return { key: decimal(form.number, form.unit), tolerance: decimal(form.tolerance, form.unit), ...unitOf(form) };
    case 'true-false':
      return right[0] === undefined ? {} : { key: right[0] === 'true' };
    case 'matching':
      return {
        ...{ left: options, right: form.right },
        key: Object.fromEntries(rows.filter(({ match }) => match !== '').map(({ id, match }) => [id, match])),
      };
    case 'ordering':
      return { options: unsolved(options, itemsOf(stored.options)), key: rows.map(({ id }) => id) };
    default:
      return {
        ...(type === 'scenario' && { scenario: form.scenario }),
        options,
        ...(form.fixedOrder && { fixedOrder: true }),
        ...(type === 'multiple'
          ? { key: inStoredOrder(right, stored.key) }
          : right[0] !== undefined && { key: right[0] }),
      };
  }
}

/** The order of right answers says nothing; the one that is stored stays. */
function inStoredOrder(right: string[], stored: Value | undefined): string[] {
  const before = Array.isArray(stored) ? stored.map(textOf).filter((id) => right.includes(id)) : [];
  return [...new Set([...before, ...right])];
}

const unitOf = ({ unit }: QuestionForm): Entry => (unit === '' ? {} : { unit });

/** Steps in the order in which they are stored, new ones at the end, and never in the right order. */
function unsolved(inRightOrder: { id: string; text: string }[], stored: { id: string }[]) {
  const before = stored.map(({ id }) => id);
  const place = (id: string) => (before.includes(id) ? before.indexOf(id) : before.length);
  const shown = [...inRightOrder].sort((a, b) => place(a.id) - place(b.id));
  const solved = shown.every(({ id }, index) => id === inRightOrder[index]?.id);
  return solved ? [...shown.slice(1), ...shown.slice(0, 1)] : shown;
}

/** As it was typed where it is no number, so that the check can say so. */
function decimal(typed: string, unit: string): string {
  const reading = readDecimal(typed, unit);
  return 'decimal' in reading ? reading.decimal : typed;
}

function hundredths(points: string): Value {
  const typed = points.replace(',', '.');
  return /^\d{1,5}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : points;
}

const textOf = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);

const groupOf = (value: unknown): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : {};

function itemsOf(value: unknown): { id: string; text: string }[] {
  return Array.isArray(value)
    ? value.map((each) => ({ id: textOf(groupOf(each).id), text: textOf(groupOf(each).text) }))
    : [];
}
