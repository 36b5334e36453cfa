import type { Kysely } from 'kysely';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { Program } from '#app/identity/token.ts';
import type { Schema } from '#db/schema.ts';
import { requireSeeTeam } from '../team-scope.server.ts';
import type { CurriculaAnswer } from './answers.ts';

/** What lists can be about. */
export async function readCurricula(db: Kysely<Schema>, program: Program): Promise<CurriculaAnswer> {
  requireSeeTeam(program);
  const [curricula, modules] = await Promise.all([listCurrentCurricula(db), listModules(db)]);
  return {
    curricula: curricula.map(({ curriculumId, title, number, validityMonths, modules }) => ({
      ...{ id: curriculumId, title, version: number, validityMonths },
      modules: modules.map(({ moduleId, track }) => ({ id: moduleId, track })),
    })),
    modules: modules.map(({ id, title, number }) => ({ id, title, version: number })),
  };
}
