import type { Kysely } from 'kysely';
import { createPasswordSignIn } from '#app/identity/create-password-sign-in.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import { cleanHandle } from '#app/identity/handle.ts';
import { messages as identityMessages } from '#app/identity/messages.ts';
import { passwordLength } from '#app/identity/password.server.ts';
import { createPerson } from '#app/organisation/create-person.server.ts';
import { messages as organisationMessages } from '#app/organisation/messages.ts';
import { cleanStaffNumber } from '#app/organisation/person.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Command, CommandFailed } from '../command.ts';
import { demoPassword } from '../demo/hospital.ts';
import { readPassword } from '../read-password.ts';
import { uncoveredLine } from '../uncovered-line.server.ts';
import { withRuntime } from '../with-runtime.server.ts';

export interface NewAdministrator {
  staffNumber: string;
  name: string;
  email: string | null;
  password: string;
}

export const createAdministrator: Command = {
  usage: 'admin:create --staff-number N --name "…" [--email …]',
  summary: 'makes an administrator; asks for the password, or reads it from standard input',
  options: { 'staff-number': { type: 'string' }, name: { type: 'string' }, email: { type: 'string' } },
  run: ({ options, positionals }) =>
    withRuntime(async ({ db, deps, env }) => {
      const staffNumber = options['staff-number'];
      const { name, email = null } = options;
      if (typeof staffNumber !== 'string' || typeof name !== 'string' || positionals.length > 0) {
        throw new CommandFailed(
          'Say who it is: npm run cli -- admin:create --staff-number N-1 --name "Ada Lovelace" [--email ada@example.org]',
        );
      }
      const password = await readPassword();
      const person = { staffNumber, name, email: email === null ? null : String(email), password };
      const made = await makeAdministrator(db, deps, person);
      console.log(`${made.name} is an administrator and signs in at ${env.origin}/login.`);
      const gaps = uncoveredLine(made.name);
      if (gaps) console.log(gaps);
      return 0;
    }),
};

/**
 * A person who may administer everything, with a sign-in by staff number and e-mail address. Goes on with a person whose
 * making was cut short, under the name that is stored; refuses in words.
 */
export async function makeAdministrator(
  db: Kysely<Schema>,
  deps: Deps,
  input: NewAdministrator,
): Promise<{ name: string }> {
  try {
    refusePassword(input.password);
    const handles = [input.staffNumber, ...(input.email ? [input.email] : [])];
    await refuseTaken(db, handles);
    const { id: personId, name } = (await unfinished(db, input.staffNumber)) ?? (await makePerson(db, deps, input));
    await db.transaction().execute((tx) => grantRole(tx, deps, { personId, permissionRole: 'administrator' }));
    await createPasswordSignIn(db, deps, { personId, handles, password: input.password });
    await assignCurricula(db, deps, { personId, key: `admin-create/${personId}` });
    return { name };
  } catch (error) {
    if (error instanceof Refusal) throw new CommandFailed(sentence(error));
    throw error;
  }
}

function refusePassword(password: string): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < passwordLength.least || length > passwordLength.most) {
    throw new Refusal('invalid', 'identity.password-length');
  }
  if (password === demoPassword) throw new CommandFailed('Everybody knows the demo password. Choose another one.');
}

async function refuseTaken(db: Kysely<Schema>, handles: string[]): Promise<void> {
  const clean = handles.map((handle) => cleanHandle(handle) ?? '');
  const taken = await db.selectFrom('sign_ins').select('id').where('handle', 'in', clean).executeTakeFirst();
  if (taken) throw new Refusal('invalid', 'identity.handle-taken');
}

/** Of a person who cannot sign in yet: a run that was cut short, or an import. */
async function unfinished(db: Kysely<Schema>, staffNumber: string): Promise<{ id: string; name: string } | null> {
  const found = await db
    .selectFrom('people')
    .leftJoin('sign_ins', 'sign_ins.person_id', 'people.id')
    .select(['people.id', 'people.name', 'sign_ins.id as signInId'])
    .where('people.staff_number', '=', cleanStaffNumber(staffNumber) ?? '')
    .executeTakeFirst();
  if (found?.signInId) throw new Refusal('invalid', 'organisation.staff-number-taken');
  return found ?? null;
}

function makePerson(db: Kysely<Schema>, deps: Deps, { staffNumber, name, email }: NewAdministrator) {
  return db.transaction().execute((tx) => createPerson(tx, deps, { staffNumber, name, email }));
}

function sentence({ reason, message }: Refusal): string {
  const sentences: Record<string, unknown> = { ...organisationMessages, ...identityMessages };
  return `${sentences[reason] ?? message} Nobody was made an administrator.`;
}
