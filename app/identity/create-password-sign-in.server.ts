import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isUniqueViolation } from '#db/dialect/errors.ts';
import type { Schema } from '#db/schema.ts';
import { cleanHandle } from './handle.ts';
import { hashPassword } from './password.server.ts';

export interface NewPasswordSignIn {
  personId: string;
  /** Staff number, e-mail address, or both. */
  handles: string[];
  password: string;
  by?: string | null;
}

/** Lets a person sign in with any of the handles and one password. Refuses a handle that is malformed or taken. */
export async function createPasswordSignIn(db: Kysely<Schema>, deps: Deps, input: NewPasswordSignIn): Promise<void> {
  const handles = [...new Set(input.handles.map(checkedHandle))];
  const secretHash = await hashPassword(input.password);
  const rows = handles.map((handle) => ({
    id: deps.newId(),
    person_id: input.personId,
    kind: 'password',
    handle,
    secret_hash: secretHash,
  }));
  await db.transaction().execute(async (tx) => {
    try {
      await tx.insertInto('sign_ins').values(rows).execute();
    } catch (error) {
      if (isUniqueViolation(error, 'sign_ins(handle)')) throw new Refusal('invalid', 'identity.handle-taken');
      throw error;
    }
    await recordAudit(tx, deps, {
      actorId: input.by ?? null,
      action: 'sign-in.create',
      object: `person:${input.personId}`,
      details: { handles: handles.length },
    });
  });
}

function checkedHandle(text: string): string {
  const handle = cleanHandle(text);
  if (handle === null) throw new Refusal('invalid', 'identity.handle-invalid');
  return handle;
}
