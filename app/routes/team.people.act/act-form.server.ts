import { z } from 'zod';
import { type ReasonKind, reasons } from '#app/events/reasons.ts';
import { DayText, OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { BulkDecision } from '#app/record/plan-decision.server.ts';
import { PeopleFilter } from '#app/reporting/people-filter.ts';
import { type BulkKind, bulkKinds } from '#app/team/bulk-decision.ts';
import type { Selection } from '#app/team/list-selection.server.ts';

const Ids = z.array(RowId).max(200);
const Act = z.object({ do: z.enum(bulkKinds), all: z.literal('1').optional() });

/** What an address asks to be done, and about whom: those whom it names, or everybody whom its filters find. */
export function readAct(request: Request): { kind: BulkKind; selection: Selection } {
  const filter = parseQuery(request, PeopleFilter);
  const { do: kind, all } = parseQuery(request, Act);
  const named = Ids.safeParse(new URL(request.url).searchParams.getAll('person'));
  if (!named.success) throw new Refusal('malformed', 'http.form-fields', { field: 'person' });
  return { kind, selection: { people: all === '1' ? null : named.data, filter } };
}

/** The fields of every kind of decision; one that a kind has no use for is not read. */
export const ActForm = z.object({
  intent: z.literal('plan'),
  key: OperationKey,
  course: z.string().max(200).default(''),
  module: z.string().max(320).default(''),
  day: DayText.default(''),
  why: z.string().max(60).default(''),
  evidence: z.string().max(20_000).default(''),
});
type Fields = z.output<typeof ActForm>;

/** What a form decides; a choice that was left open is refused with its name. */
export function bulkDecisionOf(kind: BulkKind, form: Fields): BulkDecision {
  switch (kind) {
    case 'remind':
      return { kind };
    case 'assign':
      return { kind, curriculumId: courseOf(form).curriculumId, dueOn: form.day };
    case 'due':
      return { kind, course: courseOf(form), dueOn: form.day, why: reasonOf('due', form) };
    case 'waive':
      return { kind, course: courseOf(form), until: form.day, why: reasonOf('waiver', form) };
    case 'prior':
      return { kind, ...moduleOf(form), why: reasonOf('prior', form), evidence: form.evidence };
    case 'reopen':
      return { kind, ...moduleOf(form), why: reasonOf('reopen', form) };
    default:
      return { kind, course: courseOf(form) };
  }
}

function courseOf({ course }: Fields): { curriculumId: string } {
  if (course === '') throw new Refusal('invalid', 'record.choose-course');
  return { curriculumId: course };
}

function moduleOf({ module }: Fields) {
  const at = module.indexOf('/');
  if (at < 1) throw new Refusal('invalid', 'record.choose-module');
  return { course: { curriculumId: module.slice(0, at) }, moduleId: module.slice(at + 1) };
}

function reasonOf<K extends ReasonKind>(kind: K, { why }: Fields): (typeof reasons)[K][number] {
  const known = reasons[kind].find((each) => each === why);
  if (known === undefined) throw new Refusal('invalid', 'record.choose-reason');
  return known;
}
