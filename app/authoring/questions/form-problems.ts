import type { QuestionIssue } from '#app/curriculum/check-question.ts';
import type { Entry, Value } from '../yaml/write-yaml.ts';
import { messages } from './messages.ts';
import type { QuestionForm } from './question-form.ts';

export interface FieldProblem {
  /** Id of the field; null where it is about the question as a whole. */
  field: string | null;
  text: string;
}

/** What the check says of an entry, at the fields of the form and in its words. One problem for a field, in the order of the page. */
export function formProblems(form: QuestionForm, entry: Entry, issues: readonly QuestionIssue[]): FieldProblem[] {
  const problems = issues.map(({ path, message }): FieldProblem => {
    const { field, subject } = placeOf(form, entry, path);
    const own = Object.hasOwn(messages.wrong, field ?? '') ? messages.wrong[field ?? ''] : undefined;
    return { field, text: own ?? `${subject} ${message.replaceAll('`', '').replace(/\.$/, '')}.` };
  });
  const once = problems.filter(({ field }, index) => problems.findIndex((each) => each.field === field) === index);
  return once.sort((a, b) => placeOnPage(a) - placeOnPage(b));
}

const fieldsInOrder = ['scenario', 'stem', 'matches', 'match', 'rows', 'right', 'row', 'number', 'tolerance', 'unit'];
const after = ['general', 'outcome', 'tracks', 'group', 'reteach', 'points'];

function placeOnPage({ field }: FieldProblem): number {
  return [...fieldsInOrder, ...after].indexOf(field?.split('-')[0] ?? '');
}

function placeOf(form: QuestionForm, entry: Entry, path: PropertyKey[]): { field: string | null; subject: string } {
  const { type, rows } = form;
  const { labels } = messages;
  const [head = '', second] = path.map(String);
  const field = (name: string, subject: string) => ({ field: name, subject });
  switch (head) {
    case 'options':
    case 'left':
    case 'right': {
      const id = second === undefined ? undefined : idAt(entry[head], Number(second));
      if (head === 'right')
        return id ? field(`match-${id}-text`, labels.match(Number(second) + 1)) : field('matches', labels.matches);
      const at = rows.findIndex((row) => row.id === id);
      return at < 0 ? field('rows', labels.rows[type]) : field(`row-${id}-text`, labels.row(type, at + 1));
    }
    case 'feedback': {
      const row = rows.find(({ id }) => id === second);
      return row ? field(`row-${row.id}-why`, labels.why(row.text)) : field('general', labels.general);
    }
    case 'key': {
      if (type === 'numeric') return field('number', labels.number);
      const row =
        type === 'matching' ? (rows.find(({ id }) => id === second) ?? rows.find((r) => r.match === '')) : null;
      if (row) return field(`row-${row.id}-match`, labels.matchOf(row.text));
      return field(type === 'ordering' ? 'rows' : 'right', labels.right);
    }
    default:
      return head in labels.fields ? field(head, labels.fields[head] ?? head) : { field: null, subject: head };
  }
}

function idAt(list: Value | undefined, index: number): string | undefined {
  const item = Array.isArray(list) ? list[index] : undefined;
  return typeof item === 'object' && !Array.isArray(item) ? String(item.id) : undefined;
}
