import type { Kysely } from 'kysely';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { isInForce } from '#app/assignments/rule.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listTools } from '#app/organisation/list-tools.server.ts';
import { listUnits } from '#app/organisation/list-units.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { matrixOf } from './matrix.ts';

/** What the rules in force today make of each job role, tool and unit, by module. */
export async function getMatrixPage(db: Kysely<Schema>, deps: Deps) {
  const on = today(deps.zone, deps.now());
  const uses = db
    .selectFrom('tool_uses')
    .select(['tool_id as toolId', 'unit_id as unitId', 'job_role_id as jobRoleId']);
  const matrix = matrixOf({
    rules: (await listRules(db)).filter((rule) => isInForce(rule, on)),
    curricula: await listCurrentCurricula(db),
    roles: (await listJobRoles(db)).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    tools: await listTools(db),
    units: await listUnits(db),
    uses: await uses.orderBy('tool_id').orderBy('unit_id').execute(),
  });
  const titles = new Map((await listModules(db)).map(({ id, title }) => [id, title]));
  return { ...matrix, on, modules: matrix.modules.map((id) => ({ id, title: titles.get(id) ?? id })) };
}
