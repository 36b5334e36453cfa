import { hasRows, type QuestionForm, type Row } from './question-form.ts';

export const mostRows = 10;

/** What a button of the form may do besides saving: `remove:a`, `up:b`, `add`. */
export interface Step {
  name: 'add' | 'remove' | 'up' | 'add-match' | 'remove-match' | 'convert' | 'preview';
  id: string;
}

const steps = ['add', 'remove', 'up', 'add-match', 'remove-match', 'convert', 'preview'] as const;

/** Null for the button that saves. */
export function readStep(value: unknown): Step | null {
  const [first, id = ''] = String(value).split(':');
  const name = steps.find((each) => each === first);
  return name ? { name, id } : null;
}

/** The form after a step. One that cannot be taken changes nothing. */
export function changeForm(form: QuestionForm, { name, id }: Step): QuestionForm {
  const { rows, right } = form;
  switch (name) {
    case 'add':
      return hasRows(form.type) && rows.length < mostRows ? { ...form, rows: [...rows, newRow(form)] } : form;
    case 'remove':
      return { ...form, rows: rows.filter((row) => row.id !== id) };
    case 'up':
      return { ...form, rows: movedUp(rows, id) };
    case 'add-match':
      return right.length < mostRows ? { ...form, right: [...right, { id: freeId(right, letters), text: '' }] } : form;
    case 'remove-match':
      return {
        ...form,
        right: right.filter((item) => item.id !== id),
        rows: rows.map((row) => (row.match === id ? { ...row, match: '' } : row)),
      };
    case 'convert':
      return canConvert(form) ? { ...form, type: form.type === 'single' ? 'multiple' : 'single' } : form;
    default:
      return form;
  }
}

/** One right answer more or less is all that tells the two types apart. */
export function canConvert({ type, rows }: QuestionForm): boolean {
  return type === 'single' || (type === 'multiple' && rows.filter((row) => row.right).length <= 1);
}

function newRow({ type, rows }: QuestionForm): Row {
  const id = freeId(rows, type === 'matching' ? numbers : letters);
  return { id, text: '', why: '', right: false, match: '' };
}

const letters = (n: number) => String.fromCharCode(97 + (n % 26)) + (n < 26 ? '' : Math.floor(n / 26));
const numbers = (n: number) => String(n + 1);

/** The first that none of them has and none after the last one had. */
function freeId(taken: readonly { id: string }[], name: (n: number) => string): string {
  const ids = new Set(taken.map(({ id }) => id));
  let n = taken.length;
  while (ids.has(name(n))) n += 1;
  return name(n);
}

function movedUp(rows: Row[], id: string): Row[] {
  const at = rows.findIndex((row) => row.id === id);
  const [row, above] = [rows[at], rows[at - 1]];
  return row && above ? rows.with(at - 1, row).with(at, above) : rows;
}
