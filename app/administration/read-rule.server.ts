import type { Kysely } from 'kysely';
import type { NewRule } from '#app/assignments/add-rule.server.ts';
import type { Due, Who } from '#app/assignments/rule.ts';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { findByStaffNumber } from '#app/organisation/find-by-staff-number.server.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { getTool } from '#app/organisation/list-tools.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { dayOf } from './dates.ts';
import type { AskedRule } from './rule-form.ts';

const mostDays = 3650;
const mostGraceDays = 365;

/** The rule that a form asks for. Refuses what is missing or names nothing, each with the field at fault. */
export async function readRule(db: Kysely<Schema>, asked: AskedRule): Promise<NewRule> {
  const known = (await listCurricula(db)).some(({ id }) => id === asked.curriculum);
  if (!known) throw new Refusal('invalid', 'administration.choose-curriculum');
  const who = await readWho(db, asked);
  const fromOn = dayOf(asked.fromOn, 'administration.date-missing');
  const due = readDue(asked);
  if ('on' in due && due.on < fromOn) throw new Refusal('invalid', 'administration.due-before-start');
  const graceDays = readDays(asked.graceDays, mostGraceDays, 'administration.grace-invalid');
  return { curriculum: asked.curriculum, who, due, graceDays, fromOn };
}

async function readWho(db: Kysely<Schema>, asked: AskedRule): Promise<Who> {
  switch (asked.who) {
    case '':
      throw new Refusal('invalid', 'administration.choose-who');
    case 'everyone':
      return { kind: 'everyone' };
    case 'job-role':
      if (!(await listJobRoles(db)).some(({ id }) => id === asked.jobRole)) {
        throw new Refusal('invalid', 'administration.choose-role');
      }
      return { kind: 'job-role', id: asked.jobRole };
    case 'unit':
      if (!(await getUnit(db, asked.unit))) throw new Refusal('invalid', 'administration.choose-unit');
      return { kind: 'unit', id: asked.unit };
    case 'tool':
      if (!(await getTool(db, asked.tool))) throw new Refusal('invalid', 'administration.choose-tool');
      return { kind: 'tool', id: asked.tool };
    case 'person': {
      const id = await findByStaffNumber(db, asked.person);
      const person = id === null ? null : await getPerson(db, id);
      if (!person?.active) throw new Refusal('invalid', 'administration.person-unknown');
      return { kind: 'person', id: person.id };
    }
  }
}

function readDue(asked: AskedRule): Due {
  if (asked.due === '') throw new Refusal('invalid', 'administration.choose-due');
  if (asked.due === 'date') return { on: dayOf(asked.dueOn, 'administration.due-date-missing') };
  return { days: readDays(asked.days, mostDays, 'administration.days-invalid') };
}

function readDays(text: string, most: number, reason: string): number {
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text.trim()) || days > most) throw new Refusal('invalid', reason);
  return days;
}
