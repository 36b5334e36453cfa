import type { Kysely } from 'kysely';
import type { Program } from '#app/identity/token.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { countTeam } from '../count-team.server.ts';
import { requireSeeTeam } from '../team-scope.server.ts';
import type { DashboardAnswer } from './answers.ts';

/** The counts of the dashboard, without a name of a person. */
export async function readDashboard(
  db: Kysely<Schema>,
  deps: Deps,
  program: Program,
  asked: { unit?: string; on?: CalendarDate },
): Promise<DashboardAnswer> {
  requireSeeTeam(program);
  return countTeam(db, deps, program, asked);
}
