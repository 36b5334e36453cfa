import { z } from 'zod';
import { type ReasonKind, reasons } from '#app/events/reasons.ts';
import { DayText, OperationKey } from '#app/http/form-fields.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { CourseRef, Decision } from '#app/record/decision.ts';

const intent = <I extends Decision['kind'], S extends z.ZodRawShape>(name: I, shape: S) =>
  z.object({ intent: z.literal(name), key: OperationKey, ...shape });

/** A reason that may be left out: the page then asks for it. */
const why = <K extends ReasonKind>(kind: K) => z.union([z.literal(''), z.enum(reasons[kind])]).default('');

/** A cycle and the due date that the form showed; nothing where nothing was chosen. */
const Course = z.union([z.literal(''), z.string().regex(/^[\w-]{1,80}@\d{4}-\d\d-\d\d$/)]);
/** A cycle and a module of it. */
const Module = z.union([z.literal(''), z.string().regex(/^[\w-]{1,80}\/.{1,100}$/)]);

/** Every form of a person's page. */
export const PersonForm = z.discriminatedUnion('intent', [
  intent('assign', { curriculum: z.string().max(200), day: DayText }),
  intent('due', { course: Course, day: DayText, why: why('due') }),
  intent('waive', { course: Course, day: DayText, why: why('waiver') }),
  intent('end-waiver', { course: Course }),
  intent('prior', { module: Module, why: why('prior'), evidence: z.string().max(20_000) }),
  intent('reopen', { module: Module, why: why('reopen') }),
  intent('cancel', { course: Course }),
  intent('void', { seq: z.coerce.number().int().min(1), why: why('void') }),
  intent('remind', {}),
]);

/** What a form decides; a choice that was left open is refused with its name. */
export function decisionOf(form: z.output<typeof PersonForm>): Decision {
  switch (form.intent) {
    case 'assign':
      return { kind: 'assign', curriculumId: chosen(form.curriculum, 'record.choose-course'), dueOn: form.day };
    case 'due':
      return { kind: 'due', course: courseOf(form.course), dueOn: form.day, why: chosen(form.why) };
    case 'waive':
      return { kind: 'waive', course: courseOf(form.course), until: form.day, why: chosen(form.why) };
    case 'prior':
      return { kind: 'prior', ...moduleOf(form.module), why: chosen(form.why), evidence: form.evidence };
    case 'reopen':
      return { kind: 'reopen', ...moduleOf(form.module), why: chosen(form.why, 'record.choose-what-happened') };
    case 'void':
      return { kind: 'void', seq: form.seq, why: chosen(form.why) };
    case 'remind':
      return { kind: 'remind' };
    default:
      return { kind: form.intent, course: courseOf(form.course) };
  }
}

function chosen<T extends string>(value: T | '', reason = 'record.choose-reason'): T {
  if (value === '') throw new Refusal('invalid', reason);
  return value;
}

function courseOf(text: string): CourseRef {
  const [cycleId = '', shownDueOn = ''] = chosen(text, 'record.choose-course').split('@');
  return { cycleId, shownDueOn };
}

function moduleOf(text: string): { course: CourseRef; moduleId: string } {
  const value = chosen(text, 'record.choose-module');
  const at = value.indexOf('/');
  return { course: { cycleId: value.slice(0, at) }, moduleId: value.slice(at + 1) };
}
