import { z } from 'zod';
import { addDays, type CalendarDate, compareDates } from '#app/platform/calendar.ts';

export const whoSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('job-role'), id: z.string().min(1) }),
  /** The unit and all below it. */
  z.strictObject({ kind: z.literal('unit'), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal('person'), id: z.string().min(1) }),
  /** Everyone whose unit or job role uses the AI tool. */
  z.strictObject({ kind: z.literal('tool'), id: z.string().min(1) }),
]);

export const dueSchema = z.union([
  z.strictObject({ days: z.int().min(0).max(3650) }),
  z.strictObject({ on: z.iso.date() }),
]);

export type Who = z.infer<typeof whoSchema>;
export type Due = z.infer<typeof dueSchema>;

/** Gives a curriculum to people. In force on days with `fromOn` ≤ day < `untilOn`. */
export interface AssignmentRule {
  id: string;
  curriculum: string;
  who: Who;
  due: Due;
  graceDays: number;
  fromOn: CalendarDate;
  untilOn: CalendarDate | null;
}

/** A rule as it is kept. */
export interface StoredRule extends AssignmentRule {
  revision: number;
  /** Null where the content folder proposed it. */
  madeBy: string | null;
}

/** What rules look at in a person: the employments of a day, with the tools used there. */
export interface Assignee {
  personId: string;
  employments: { unitPath: string; jobRoleId: string; toolIds: string[]; fromOn: CalendarDate }[];
}

export interface Owed {
  curriculum: string;
  rule: string;
  dueOn: CalendarDate;
  graceDays: number;
}

/**
 * The curricula that the rules give a person on a day: the union over all employments, each with the rule that is due first.
 * Days count from the later of the employment's and the rule's start; nothing is due before the day itself.
 */
export function curriculaOwed(rules: AssignmentRule[], assignee: Assignee, today: CalendarDate): Owed[] {
  const owed = new Map<string, Owed>();
  for (const rule of rules) {
    const start = isInForce(rule, today) ? startFor(rule, assignee, today) : null;
    if (start === null) continue;
    const dueOn = latest('on' in rule.due ? rule.due.on : addDays(start, rule.due.days), today);
    const known = owed.get(rule.curriculum);
    if (known && !isDueFirst(dueOn, rule, known)) continue;
    owed.set(rule.curriculum, { curriculum: rule.curriculum, rule: rule.id, dueOn, graceDays: rule.graceDays });
  }
  return [...owed.values()].toSorted(
    (a, b) => compareDates(a.dueOn, b.dueOn) || compareText(a.curriculum, b.curriculum),
  );
}

export function isInForce(rule: AssignmentRule, today: CalendarDate): boolean {
  return rule.fromOn <= today && (rule.untilOn === null || today < rule.untilOn);
}

/** The day from which a rule counts for a person; null where it is not about them. */
function startFor(rule: AssignmentRule, assignee: Assignee, today: CalendarDate): CalendarDate | null {
  const { who } = rule;
  if (who.kind === 'person') return who.id === assignee.personId ? rule.fromOn : null;
  const starts = assignee.employments.filter((employment) => isAbout(who, employment)).map((each) => each.fromOn);
  const first = starts.toSorted(compareDates)[0];
  if (first !== undefined) return latest(first, rule.fromOn);
  return who.kind === 'everyone' ? latest(rule.fromOn, today) : null;
}

function isAbout(who: Who, employment: Assignee['employments'][number]): boolean {
  switch (who.kind) {
    case 'everyone':
      return true;
    case 'job-role':
      return employment.jobRoleId === who.id;
    case 'unit':
      return employment.unitPath.split('/').includes(who.id);
    case 'tool':
      return employment.toolIds.includes(who.id);
    case 'person':
      return false;
  }
}

const isDueFirst = (dueOn: CalendarDate, rule: AssignmentRule, known: Owed): boolean =>
  compareDates(dueOn, known.dueOn) < 0 || (dueOn === known.dueOn && compareText(rule.id, known.rule) < 0);

export const latest = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
