import type { Kysely } from 'kysely';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { BulkDecision } from '#app/record/plan-decision.server.ts';
import { reasonOf } from '#app/reporting/reason-words.ts';
import type { Schema } from '#db/schema.ts';
import type { DecisionView } from './action-view.ts';

export interface Titles {
  course: (id: string) => string;
  module: (id: string) => string;
}

/** What courses and modules are called; an id that is gone names itself. */
export async function loadTitles(db: Kysely<Schema>): Promise<Titles> {
  const courses = new Map((await listCurricula(db)).map(({ id, title }) => [id, title]));
  const modules = new Map((await listModules(db)).map(({ id, title }) => [id, title]));
  return { course: (id) => courses.get(id) ?? id, module: (id) => modules.get(id) ?? id };
}

export function viewDecision(decision: BulkDecision, titles: Titles): DecisionView {
  const view: DecisionView = { kind: decision.kind, course: null, module: null, day: null, reason: null };
  if (decision.kind === 'remind') return view;
  if (decision.kind === 'assign') {
    return { ...view, course: titles.course(decision.curriculumId), day: decision.dueOn };
  }
  const course = 'curriculumId' in decision.course ? titles.course(decision.course.curriculumId) : null;
  switch (decision.kind) {
    case 'due':
      return { ...view, course, day: decision.dueOn, reason: reasonOf('due', decision.why) };
    case 'waive':
      return { ...view, course, day: decision.until, reason: reasonOf('waiver', decision.why) };
    case 'prior':
      return { ...view, course, module: titles.module(decision.moduleId), reason: reasonOf('prior', decision.why) };
    case 'reopen':
      return { ...view, course, module: titles.module(decision.moduleId), reason: reasonOf('reopen', decision.why) };
    default:
      return { ...view, course };
  }
}
