import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { type StreamedFile, sheetFile } from '#app/formats/sheet-file.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { forgetRuns } from './export-rows.server.ts';
import { listRuns, requireProfile } from './profile-rows.server.ts';
import { type Making, profileSheet } from './profile-sheet.server.ts';
import type { OpenSource } from './source.ts';

/** Runs that can still be accepted. */
const keptRuns = 3;

/**
 * Makes the file of a saved export as it is read: whole, or what differs from the last accepted run. It holds what its owner may
 * take away at this moment. The run can be accepted once it has been read to its end.
 */
export async function runProfile(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { id, changesOnly }: { id: string; changesOnly: boolean },
  open: OpenSource,
): Promise<StreamedFile> {
  const profile = await requireProfile(db, actor.personId, id);
  const source = await open(db, deps, actor, profile);
  const runs = await listRuns(db, id);
  await forgetRuns(db, runs.filter(({ acceptedAt }) => acceptedAt === null).slice(keptRuns - 1));
  const making: Making = { profile, source, changesOnly, runId: deps.newId(), acceptedId: lastAccepted(runs) };
  await begin(db, deps, actor, making);
  return sheetFile(profileSheet(db, making), profile.format);
}

const lastAccepted = (runs: Awaited<ReturnType<typeof listRuns>>): string | null =>
  runs
    .filter(({ acceptedAt }) => acceptedAt !== null)
    .toSorted((a, b) => ((a.acceptedAt ?? '') < (b.acceptedAt ?? '') ? 1 : -1))[0]?.id ?? null;

function begin(db: Kysely<Schema>, deps: Deps, actor: Actor, making: Making): Promise<void> {
  const { profile, source, changesOnly, runId } = making;
  const flag = changesOnly ? 1 : 0;
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('export_runs')
      .values({
        id: runId,
        profile_id: profile.id,
        at: deps.now().toISOString(),
        changes_only: flag,
        row_count: null,
        accepted_at: null,
      })
      .execute();
    await recordAudit(tx, deps, {
      actorId: actor.personId,
      action: 'export.run',
      object: `export:${profile.id}`,
      details: { run: runId, on: source.on, format: profile.format, changesOnly, ...profile.filter },
    });
  });
}
