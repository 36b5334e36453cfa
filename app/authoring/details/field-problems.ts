import { checkHead, type HeadEntry, type HeadIssue, type HeadKind } from '#app/curriculum/head-entry.ts';
import type { PlacedProblem } from '#app/curriculum/problem.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { groupOf, listOf } from './field-values.ts';
import { messages } from './messages.ts';
import type { NamedOutcome } from './named-outcomes.ts';

export interface FieldProblem {
  /** Id of the field; null where the form has none for it. */
  field: string | null;
  text: string;
}

/** A row of the form for each outcome of the head, in its order. */
type Rows = readonly { key: string; fixed: boolean }[];

/** What the schema says of the head that a form holds, at its fields and in words of the form. One problem for a field. */
export function schemaProblems(kind: HeadKind, entry: Entry, rows: Rows = []): FieldProblem[] {
  const problems = checkHead(kind, entry).map((issue) => fieldProblem(kind, issue, rows));
  return problems.filter(({ field }, index) => field === null || firstAt(problems, field) === index);
}

const firstAt = (problems: readonly FieldProblem[], field: string) =>
  problems.findIndex((each) => each.field === field);

function fieldProblem(kind: HeadKind, { path, message }: HeadIssue, rows: Rows): FieldProblem {
  const { field, subject } = placeOf(path, rows);
  const own = kind === 'module' && field === 'outcomes' ? messages.noOutcomes : messages.wrong[field ?? ''];
  const plain = plainText(message).replace(/\.$/, '');
  return { field, text: own ?? (/^\p{Lu}/u.test(plain) ? `${plain}.` : `${subject} ${plain}.`) };
}

const plainText = (message: string) => message.replaceAll('`', '');

function placeOf(path: PropertyKey[], rows: Rows): { field: string | null; subject: string } {
  const [head = '', second, third] = path.map(String);
  const at = (field: string) => ({ field, subject: messages.subjects[field] ?? '' });
  switch (head) {
    case 'outcomes': {
      const index = Number(second);
      const row = second === undefined ? undefined : rows[index];
      if (!row) return at('outcomes');
      return third === 'id' && !row.fixed
        ? { field: `${row.key}-id`, subject: messages.nameOfRow(index + 1) }
        : { field: `${row.key}-text`, subject: messages.ofRow(index + 1) };
    }
    case 'tracks':
      return at(second === 'foundation' || second === 'full' ? `minutes-${second}` : 'tracks');
    case 'rule':
      return at({ draw: 'perOutcome', full: 'fullPercent', pretest: 'pretestPercent' }[second ?? ''] ?? 'perOutcome');
    case 'edition':
      return second === 'redo'
        ? at('redo')
        : at(`edition${(second ?? 'kind').replace(/^./, (one) => one.toUpperCase())}`);
    case 'delta_days':
      return at('deltaDays');
    case 'review_by':
      return at('reviewBy');
    case 'title':
    case 'summary':
    case 'lang':
    case 'minutes':
      return at(head);
    default:
      return { field: null, subject: head || messages.file };
  }
}

/** What else the check found in a head, with the field that stands where the problem does. Those of a lesson's body are left out. */
export function placedProblems(
  { value, at, yaml }: HeadEntry,
  problems: readonly PlacedProblem[],
  { isBody, rows = [] }: { isBody: boolean; rows?: Rows },
): FieldProblem[] {
  const places = pathsIn(value).map((path) => ({ path, ...at(path) }));
  const last = isBody ? yaml.split('\n').length + 1 : Number.POSITIVE_INFINITY;
  const inHead = problems.filter(({ line }) => line <= last && line >= (isBody ? 2 : 1));
  const found = inHead.map(({ line, column, message }): FieldProblem => {
    const place = places.findLast((each) => each.line === line && each.column === column);
    return { field: place ? placeOf(place.path, rows).field : null, text: plainText(message) };
  });
  return found.flatMap(({ field }, index) => {
    if (field === null || firstAt(found, field) !== index) return field === null ? (found[index] ?? []) : [];
    return { field, text: textsAt(found, field) };
  });
}

const textsAt = (problems: readonly FieldProblem[], field: string) =>
  problems
    .filter((each) => each.field === field)
    .map(({ text }) => text)
    .join(' ');

/** Of everything that a problem of the check may be about. */
function pathsIn(value: Record<string, unknown>): PropertyKey[][] {
  const redo = listOf(groupOf(value.edition).redo);
  return [
    ...Object.keys(value).map((key) => [key]),
    ...Object.keys(groupOf(value.tracks)).map((name) => ['tracks', name]),
    ...listOf(value.outcomes).map((_, index) => ['outcomes', index, 'id']),
    ...redo.map((_, index) => ['edition', 'redo', index]),
  ];
}

/** An outcome that cannot go, at its row. */
export function staysProblem(named: NamedOutcome, rows: readonly { key: string; id: string }[]): FieldProblem {
  const row = rows.find(({ id }) => id === named.id);
  return { field: row ? `${row.key}-text` : 'outcomes', text: messages.stays(named) };
}
