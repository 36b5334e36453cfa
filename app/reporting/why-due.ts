import type { AssignmentRule } from '#app/assignments/rule.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { longDate } from '#app/ui/dates.ts';
import { reasonOf } from './reason-words.ts';

/** What rules and decisions name, in words; null where it is gone. */
export interface WhyNames {
  jobRole: (id: string) => string | null;
  unit: (id: string) => string | null;
  tool: (id: string) => string | null;
  person: (id: string) => string | null;
  module: (id: string) => string;
  /** The day on which a version of a module or a curriculum was published. */
  published: (versionId: string) => string | null;
}

type Opened = Extract<LearningEvent, { verb: 'cycle.opened' }>;

/** Why a course is asked of somebody, in sentences: what gave it, and who has set another date since. */
export function whyDue(
  opened: Opened,
  later: readonly LearningEvent[],
  ruleOf: (id: string) => AssignmentRule | null,
  names: WhyNames,
): string {
  return [givenBy(opened, ruleOf, names), ...changes(later, opened.body.cycle, names)].join(' ');
}

function givenBy({ body }: Opened, ruleOf: (id: string) => AssignmentRule | null, names: WhyNames): string {
  const given = longDate(body.on);
  switch (body.why.kind) {
    case 'rule': {
      const rule = ruleOf(body.why.id);
      return rule ? ruleWords(rule, names) : `Given by a rule on ${given}.`;
    }
    case 'manager':
      return `Assigned by ${decider(body.why.id, body.for, names)} on ${given}.`;
    case 'expiry':
      return `To be renewed, since what was learnt before holds for a limited time. Given on ${given}.`;
    case 'version':
      return `${publishedWords(body, names)} Only that is asked. Given on ${given}.`;
  }
}

/** A module without a base is new to the course; one with it has changed. */
function publishedWords({ targets, why }: Opened['body'], names: WhyNames): string {
  const day = names.published(why.id);
  const on = day === null ? '' : ` on ${longDate(day)}`;
  const modules = targets.map((target) => `“${names.module(target.module)}”`).join(', ');
  const isNew = targets.every((target) => target.base === undefined);
  return isNew ? `${modules} came into this course${on}.` : `A new version of ${modules} was published${on}.`;
}

function ruleWords({ who, due, fromOn }: AssignmentRule, names: WhyNames): string {
  const whom = whomWords(who, names);
  const days = 'days' in due ? `${due.days} ${due.days === 1 ? 'day' : 'days'}` : '';
  const when =
    'on' in due
      ? `due on ${longDate(due.on)}`
      : who.kind === 'person'
        ? `due ${days} after that`
        : `due ${days} after that or after starting here, whichever is later`;
  return `Because ${whom}, since ${longDate(fromOn)}; ${when}.`;
}

function whomWords(who: AssignmentRule['who'], names: WhyNames): string {
  switch (who.kind) {
    case 'everyone':
      return 'everybody takes it';
    case 'job-role':
      return `everyone with the job role ${names.jobRole(who.id) ?? 'that this person has'} takes it`;
    case 'unit':
      return `everyone in ${names.unit(who.id) ?? 'this unit'} takes it`;
    case 'tool':
      return `everyone who works with ${names.tool(who.id) ?? 'a certain AI tool'} takes it`;
    case 'person':
      return 'a rule of its own gives it to this person';
  }
}

/** The last date that was set, and the waiver that holds. */
function changes(later: readonly LearningEvent[], cycle: string, names: WhyNames): string[] {
  const own = later.filter((event) => event.cycle === cycle);
  const due = own.findLast((event) => event.verb === 'cycle.due_set');
  const waiver = own.findLast((event) => event.verb === 'cycle.waived' || event.verb === 'cycle.waiver_ended');
  const words: string[] = [];
  if (due) {
    const by = due.actor === undefined ? '' : ` by ${decider(due.actor, due.body.for, names)}`;
    words.push(`The date was set${by} on ${longDate(due.body.on)}${inBrackets(reasonOf('due', due.body.why))}.`);
  }
  if (waiver?.verb === 'cycle.waived') {
    const by = waiver.actor === undefined ? '' : ` by ${decider(waiver.actor, waiver.body.for, names)}`;
    words.push(
      `Exempt until ${longDate(waiver.body.until)}, granted${by}${inBrackets(reasonOf('waiver', waiver.body.why))}.`,
    );
  }
  return words;
}

const inBrackets = (words: string | null): string => (words === null ? '' : ` (${words.toLowerCase()})`);

function decider(by: string, forWhom: string | undefined, names: WhyNames): string {
  const name = names.person(by) ?? 'a manager';
  return forWhom === undefined ? name : `${name} for ${names.person(forWhom) ?? 'a manager'}`;
}
