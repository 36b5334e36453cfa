import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { longDate } from '#app/ui/dates.ts';
import { messages } from './messages.ts';
import type { AssignmentRule, Due, Who } from './rule.ts';

type Worded = Pick<AssignmentRule, 'who' | 'due' | 'graceDays' | 'fromOn'> & { untilOn?: CalendarDate | null };

/** "Nurse: AI for nurses". `name` is that of the job role, unit, tool or person. */
export function ruleTitle({ kind }: Who, { name, curriculum }: { name: string; curriculum: string }): string {
  if (kind === 'everyone') return messages.title(messages.everyone, curriculum);
  return messages.title(kind === 'tool' ? messages.usersOf(name) : name, curriculum);
}

/** A rule in one plain sentence. `stages` are the titles of the curriculum's modules, stage by stage. */
export function ruleSentence(
  rule: Worded,
  { name, curriculum, stages, today }: { name: string; curriculum: string; stages: string[][]; today: CalendarDate },
): string {
  const { who, due, graceDays, fromOn, untilOn = null } = rule;
  const begins = (fromOn > today ? messages.from : messages.since)(longDate(fromOn));
  const parts = [
    `${messages.takes[who.kind](name)} ${messages.curriculum(curriculum)}`,
    ...(stages.length > 1 ? [messages.stages(stages)] : []),
    dueWords(who, due, fromOn),
    graceDays === 0 ? messages.noGrace : messages.grace(graceDays),
    untilOn === null ? begins : `${begins} ${messages.until(longDate(addDays(untilOn, -1)))}`,
  ];
  return `${parts.join(', ')}.`;
}

/** For one person days count from the rule's first day, which is known. */
function dueWords(who: Who, due: Due, fromOn: CalendarDate): string {
  if ('on' in due) return messages.dueBy(longDate(due.on));
  if (who.kind === 'person') return messages.dueBy(longDate(addDays(fromOn, due.days)));
  return due.days === 0 ? messages.dueAtOnce : messages.dueAfter(due.days);
}
