import type { Kysely } from 'kysely';
import { listRules } from '#app/assignments/list-rules.server.ts';
import type { AssignmentRule } from '#app/assignments/rule.ts';
import { type CurriculumVersion, listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listVersionsAsAt, type VersionAsAt } from '#app/curriculum/list-versions-as-at.server.ts';
import type { JobRole } from '#app/organisation/job-role.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listTools } from '#app/organisation/list-tools.server.ts';
import type { Tool } from '#app/organisation/tool.ts';
import type { Schema } from '#db/schema.ts';
import type { EvidencePeriod } from './evidence.ts';

/** What was asked of whom at the end of the period, and everything that had been taught until then. */
export interface Programme {
  courses: CurriculumVersion[];
  versions: VersionAsAt[];
  rules: AssignmentRule[];
  jobRoles: JobRole[];
  /** As registered when the pack is made: the register keeps no dates. */
  tools: Tool[];
}

export async function getProgramme(db: Kysely<Schema>, zone: string, { on }: EvidencePeriod): Promise<Programme> {
  const [courses, versions, rules, jobRoles, tools] = await Promise.all([
    listCurrentCurricula(db, on),
    listVersionsAsAt(db, zone, on),
    listRules(db),
    listJobRoles(db),
    listTools(db),
  ]);
  const inForce = rules.filter((rule) => rule.fromOn <= on && (rule.untilOn === null || on < rule.untilOn));
  return { courses, versions, rules: inForce, jobRoles, tools };
}
