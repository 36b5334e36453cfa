import type { Kysely } from 'kysely';
import { getTool, listTools, listToolUses } from '#app/organisation/list-tools.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listPlaces } from './list-places.server.ts';

export async function getToolsPage(db: Kysely<Schema>, deps: Deps) {
  return { tools: await listTools(db), operationKey: deps.newToken() };
}

export async function getToolPage(db: Kysely<Schema>, deps: Deps, toolId: string) {
  const tool = await getTool(db, toolId);
  if (!tool) throw new Refusal('not-found', 'organisation.no-such-tool');
  return { tool, uses: await listToolUses(db, toolId), ...(await listPlaces(db, deps)) };
}
