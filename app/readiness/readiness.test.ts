import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { codeFrom, hashCode, parseCode } from '#app/platform/typed-code.ts';
import type { Schema } from '#db/schema.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson, makeUnit } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { closeRound } from './close-round.server.ts';
import { getRoundPage } from './get-round-page.server.ts';
import { instrument, itemsOf } from './instrument.ts';
import { listRounds } from './list-rounds.server.ts';
import { makeCodes } from './make-codes.server.ts';
import { type NewRound, openRound } from './open-round.server.ts';
import { levelField, noteField } from './sheet.ts';

const roles = ['Ward nurse', 'IT', 'Privacy', 'Finance', 'Patient voice'];
/** Not a piece of an id, whose groups may happen to be digits alone. */
const aCode = /(?<![\w-])[0-9A-Z]{4}(-[0-9A-Z]{4}){3}(?![\w-])/;
const items = itemsOf(instrument).map(({ id }) => id);

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const { id: actorId } = await makePerson(db, { name: 'Planner' });
  await makeGrant(db, deps, { personId: actorId, permissionRole: 'manager' });
  const { token } = await makeSession(db, deps, { personId: actorId });
  const only = ['_index', 'new', '$id', 'answer'].map((name) => `routes/readiness.${name}`);
  const server = await startTestServer(await applicationBuild({ only }), { db, deps });
  const act = () => ({ actorId, key: newKey() });
  const open = (form: Partial<NewRound> = {}) =>
    openRound(db, deps, act(), {
      ...{ kind: 'panel', title: 'Spring', closesOn: '2026-03-20', roles: roles.join('\n') },
      ...form,
    });
  const close = async (roundId: string) => closeRound(db, deps, act(), { roundId, revision: 1 });
  const page = (roundId: string) => getRoundPage(db, deps, { roundId, weights: null });
  const codes = (roundId: string) => makeCodes(db, deps, act(), { roundId, intent: 'codes' });
  const slips = (roundId: string, number: number) => makeCodes(db, deps, act(), { roundId, intent: 'slips', number });
  const answer = (fields: Record<string, string>) => server.call('/readiness/answer', { form: fields });
  const post = (path: string, fields: Record<string, string>) =>
    server.call(path, {
      token,
      form: { person: actorId, form: fields.intent ?? '', key: `${newKey()}-of-a-form-001`, ...fields },
    });
  return { db, deps, server, actorId, token, open, close, page, codes, slips, answer, post };
}

const levels = (level: number, ids: string[]) => Object.fromEntries(ids.map((id) => [levelField(id), String(level)]));
const panelSheet = (code: string, level: number, more: Record<string, string> = {}) => ({
  ...{ intent: 'hand-in', code, revision: '1', ...levels(level, items) },
  ...more,
});
const surveyItems = instrument.survey.map(({ id }) => id);
const surveySheet = (code: string, level: number): Record<string, string> => ({
  intent: 'hand-in',
  code,
  ...levels(level, surveyItems),
});

test('a code is read however it is typed, and hashed in one form', () => {
  const code = codeFrom(Buffer.alloc(16, 1).toString('base64url'));
  expect(code).toBe('1111-1111-1111-1111');
  expect(parseCode(' iill 1111-1111o1111 ')).toBeNull();
  expect(parseCode('iill-1111 1111-111L')).toBe(code);
  expect(hashCode('readiness', code)).toMatch(/^[0-9a-f]{64}$/);
  expect(parseCode('U111-1111-1111-1111')).toBeNull();
});

eachEngine((engine) => {
  test('a panel goes from roles and codes over sheets to a result, which nobody sees before it has closed', async () => {
    const { db, deps, open, close, page, codes, answer, server } = await begin(engine);
    const roundId = await open();
    expect((await page(roundId)).raters?.map(({ state }) => state)).toEqual(Array(5).fill('no-code'));
    const slips = await codes(roundId);
    expect(slips.map(({ role }) => role).sort()).toEqual([...roles].sort());
    for (const [index, { code }] of slips.entries()) {
      const sheet = await answer({ intent: 'open', code: code.toLowerCase() });
      expect(sheet.status).toBe(200);
      expect(sheet.text).toContain('Downtime and rollback for AI');
      const fields = panelSheet(
        code,
        index < 2 ? 2 : 3,
        index === 4 ? { [levelField('I3')]: '5', [noteField('I3')]: 'Drill log' } : {},
      );
      expect((await answer(fields)).headers.location).toBe('/readiness/answer?done=panel');
      expect((await answer(fields)).status).toBe(422);
    }
    const before = await page(roundId);
    expect(before.panel).toBeNull();
    expect(before.raters?.every(({ state }) => state === 'handed-in')).toBe(true);
    await close(roundId);
    const { panel } = await page(roundId);
    expect(panel).toMatchObject({
      overall: { shown: '50' },
      band: 'pilot',
      fewRaters: false,
      gates: [],
      confidence: 3,
    });
    expect(panel?.raters).toEqual([...roles].sort());
    const drill = panel?.dimensions[0]?.items[2];
    expect(drill).toMatchObject({ id: 'I3', median: 3, counts: [0, 0, 2, 2, 0, 1], wide: true });
    expect(drill?.notes).toEqual([{ role: slips[4]?.role, note: 'Drill log' }]);
    expect(await listRounds(db, deps)).toMatchObject([{ id: roundId, open: false, endsOn: '2026-03-02' }]);
    await expect(codes(roundId)).rejects.toThrow('readiness.round-closed');
    await expect(close(roundId)).rejects.toThrow('readiness.round-closed');
    await server.close();
  });

  test('a sheet is kept until it is handed in, says what is missing, and is not overwritten from an older page', async () => {
    const { db, open, codes, answer, server } = await begin(engine);
    const [slip] = await codes(await open({ roles: 'IT' }));
    const code = slip?.code ?? '';
    const saved = await answer({
      intent: 'save',
      code,
      revision: '1',
      [levelField('I1')]: '4',
      [noteField('I2')]: 'a\r\nb',
    });
    expect(saved.status).toBe(200);
    expect(saved.text).toContain('name="revision" value="2"');
    const again = await answer({ intent: 'open', code });
    expect(again.text).toMatch(/name="level-I1"[^>]*checked=""[^>]*value="4"/);
    expect(again.text).toContain('value="a b"');
    const old = await answer({ intent: 'save', code, revision: '1', [levelField('I1')]: '2' });
    expect(old.status).toBe(409);
    expect(old.text).toMatch(/name="level-I1"[^>]*checked=""[^>]*value="2"/);
    const holes = await answer({ intent: 'hand-in', code, revision: '2', [levelField('I1')]: '4' });
    expect(holes.status).toBe(422);
    expect(holes.text).toContain('href="#level-I2"');
    expect(holes.text).toContain('href="#note-I1"');
    const unproven = await answer(panelSheet(code, 4, { revision: '3' }));
    expect(unproven.status).toBe(422);
    expect(unproven.text).toContain('Hand in without this evidence');
    expect((await answer(panelSheet(code, 9, { revision: '4' }))).status).toBe(400);
    expect((await answer(panelSheet(code, 4, { revision: '4', intent: 'hand-in-anyway' }))).status).toBe(302);
    expect(await db.selectFrom('raters').select(['role', 'handed_in']).execute()).toEqual([
      { role: 'IT', handed_in: 1 },
    ]);
    await server.close();
  });

  test('a lost code is replaced, a role is added, and codes are shown once', async () => {
    const { db, open, codes, page, answer, post, server } = await begin(engine);
    const roundId = await open({ roles: 'IT\nFinance' });
    const [first] = await codes(roundId);
    const rater = (await page(roundId)).raters?.find(({ role }) => role === first?.role);
    const renewed = await post(`/readiness/${roundId}`, { intent: 'new-code', row: rater?.id ?? '' });
    const code = aCode.exec(renewed.text)?.[0] ?? '';
    expect((await answer({ intent: 'open', code: first?.code ?? '' })).status).toBe(422);
    expect((await answer({ intent: 'open', code })).status).toBe(200);
    const key = `${newKey()}-of-a-form-001`;
    const add = { intent: 'add-rater', roles: 'Ward nurse', key };
    expect((await post(`/readiness/${roundId}`, add)).text).toContain('Ward nurse');
    const twice = await post(`/readiness/${roundId}`, add);
    expect(twice.text).toContain('shown already');
    expect(twice.text).not.toMatch(aCode);
    expect((await post(`/readiness/${roundId}`, { intent: 'add-rater', roles: 'it' })).status).toBe(422);
    const stored = JSON.stringify([
      await db.selectFrom('operations').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
      await db.selectFrom('raters').selectAll().execute(),
    ]);
    expect(stored).not.toContain(code);
    await server.close();
  });

  test('later rounds are compared with earlier ones, and a round that nobody handed in has no result', async () => {
    const { deps, open, close, page, codes, answer, server } = await begin(engine);
    const ended: string[] = [];
    for (const level of [2, 3]) {
      const roundId = await open({ title: `Level ${level}` });
      for (const { code } of await codes(roundId)) await answer(panelSheet(code, level));
      await close(roundId);
      ended.push(roundId);
      deps.clock.advance({ days: 1 });
    }
    const { panel } = await page(ended[1] ?? '');
    expect(panel?.rounds.map(({ title, overall }) => [title, overall.shown])).toEqual([
      ['Level 2', '25'],
      ['Level 3', '50'],
    ]);
    const empty = await open({ title: 'Empty' });
    await close(empty);
    expect((await page(empty)).panel).toBeNull();
    await server.close();
  });

  test('a staff survey counts answers, shows nothing while it is open and nothing under five', async () => {
    const { open, close, page, slips, answer, server } = await begin(engine);
    const few = await open({ kind: 'survey', title: 'Few', roles: '' });
    await expect(open({ kind: 'survey' })).rejects.toThrow('readiness.survey-open');
    for (const { code } of await slips(few, 4)) expect((await answer(surveySheet(code, 3))).status).toBe(302);
    expect(await page(few)).toMatchObject({ slips: { made: 4, handedIn: null }, survey: null, panel: null });
    await close(few);
    expect((await page(few)).survey).toMatchObject({ now: { result: null }, before: null });

    const many = await open({ kind: 'survey', title: 'Many', roles: '' });
    for (const [index, { code }] of (await slips(many, 6)).entries()) {
      const fields = {
        ...surveySheet(code, 3),
        [levelField('S4')]: index < 2 ? '0' : '5',
        [levelField('W1')]: String(index % 2),
      };
      expect((await answer(fields)).headers.location).toBe('/readiness/answer?done=survey');
      expect((await answer(fields)).status).toBe(422);
    }
    expect((await page(many)).slips).toEqual({ made: 6, handedIn: 6 });
    await close(many);
    const survey = (await page(many)).survey;
    expect(survey?.before?.result).toBeNull();
    const result = survey?.now.result;
    const of = (id: string) => result?.items.find((item) => item.id === id)?.answers;
    expect(result?.sheets).toBe(6);
    expect(of('C1')).toMatchObject({ known: 6, unknown: 0 });
    expect(of('C1')?.levels.map(({ n }) => n)).toEqual([0, 0, 6, 0, 0]);
    expect(of('S4')).toBeNull();
    expect(of('W1')).toBeNull();
    await server.close();
  });

  test('the last day can be moved while the round is open, by revision, and answers count on it', async () => {
    const { deps, open, page, slips, answer, post, server } = await begin(engine);
    const roundId = await open({ kind: 'survey', roles: '', closesOn: '2026-03-03' });
    const made = await slips(roundId, 2);
    const move = (closesOn: string, revision: string) =>
      post(`/readiness/${roundId}`, { intent: 'last-day', closesOn, revision });
    const past = await move('2026-03-01', '1');
    expect(past.status).toBe(422);
    expect(past.text).toContain('href="#last-day-closesOn"');
    expect((await move('2026-03-05', '1')).status).toBe(302);
    expect((await move('2026-03-06', '1')).status).toBe(409);
    deps.clock.set('2026-03-05T22:30:00Z');
    expect((await answer(surveySheet(made[0]?.code ?? '', 3))).status).toBe(302);
    deps.clock.set('2026-03-05T23:30:00Z');
    expect((await answer(surveySheet(made[1]?.code ?? '', 3))).status).toBe(422);
    expect((await page(roundId)).round).toMatchObject({ open: false, endsOn: '2026-03-05' });
    await server.close();
  });

  test('what is wrong with a new round is said at its field, and a doubled form opens one round', async () => {
    const { db, deps, post, server } = await begin(engine);
    const form = { intent: 'panel', title: 'Spring', closesOn: '2026-03-20', roles: 'IT\nWard nurse' };
    for (const [wrong, field] of [
      [{ title: ' ' }, 'title'],
      [{ closesOn: '2026-03-01' }, 'closesOn'],
      [{ closesOn: 'soon' }, 'closesOn'],
      [{ roles: '' }, 'roles'],
      [{ roles: 'IT\r\nit' }, 'roles'],
      [{ roles: Array.from({ length: 16 }, (_, n) => `Role ${n}`).join('\n') }, 'roles'],
    ] as const) {
      const refused = await post('/readiness/new', { ...form, ...wrong });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain(`href="#panel-${field}"`);
    }
    const key = `${newKey()}-of-a-form-001`;
    const [first, second] = [
      await post('/readiness/new', { ...form, key }),
      await post('/readiness/new', { ...form, key }),
    ];
    expect(first.status).toBe(302);
    expect(second.headers.location).toBe(first.headers.location);
    expect(await listRounds(db, deps)).toHaveLength(1);
    await server.close();
  });

  test('a survey sheet with a gap uses up no code, and sheets at the same time are all counted, each code once', async () => {
    const { db, open, slips, answer, server } = await begin(engine);
    const made = await slips(await open({ kind: 'survey', roles: '' }), 12);
    const gap = await answer({ ...surveySheet(made[0]?.code ?? '', 2), [levelField('C1')]: '' }).catch(() => null);
    expect(gap?.status).toBe(400);
    const draft = await answer({ ...surveySheet(made[0]?.code ?? '', 2), intent: 'save' });
    expect(draft.status).toBe(400);
    const { [levelField('C1')]: _, ...rest } = surveySheet(made[0]?.code ?? '', 2);
    const missing = await answer(rest);
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('href="#level-C1"');
    const twice = [...made, ...made];
    const statuses = (await Promise.all(twice.map(({ code }) => answer(surveySheet(code, 4))))).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 302)).toHaveLength(12);
    const counted = await db.selectFrom('answers').select(['level', 'n']).where('n', '>', 0).execute();
    expect(counted).toEqual(Array(8).fill({ level: 4, n: 12 }));
    await server.close();
  });

  test('after a survey answer nothing that is stored or logged ties its code, or who sent it, to a level', async () => {
    const { db, deps, open, slips, server, token } = await begin(engine);
    const roundId = await open({ kind: 'survey', roles: '' });
    const [slip, other] = await slips(roundId, 2);
    const before = await everyRow(db);
    server.logged.length = 0;
    deps.clock.advance({ minutes: 3 });
    const code = slip?.code ?? '';
    const form = { ...surveySheet(code, 5), [levelField('C4')]: '1' };
    await server.call('/readiness/answer', { token, form: { intent: 'open', code } });
    await server.call('/readiness/answer', { token, form });
    await server.call('/readiness/answer', { token, form: { ...form, code: 'no code' } });
    const after = await everyRow(db);
    const changed = Object.keys(after).filter((name) => after[name]?.join() !== before[name]?.join());
    // The use of the session, and the wrong try of an address, which say nothing of the round.
    expect(changed.sort()).toEqual(['answers', 'invitations', 'sessions', 'throttles']);
    const used = await db.selectFrom('invitations').selectAll().where('used', '=', 1).execute();
    expect(used).toEqual([{ token_hash: hashCode('readiness', code), round_id: roundId, used: 1 }]);
    const counters = await db.selectFrom('answers').selectAll().execute();
    expect(new Set(counters.flatMap((row) => Object.keys(row)))).toEqual(new Set(['round_id', 'item', 'level', 'n']));
    expect(counters).toHaveLength(48);
    if (engine.name === 'postgres') expect(await transactionsOf(db)).toBe(1);
    expect(after.throttles?.join()).not.toContain(hashCode('readiness', code));
    const lines = server.logged.map((line) => JSON.stringify(line));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).not.toContain(code);
      expect(line).not.toContain(hashCode('readiness', code));
      expect(line).not.toMatch(/level-|"(item|level_chosen|answers?)"/);
    }
    expect((await server.call('/readiness/answer', { form: { intent: 'open', code: other?.code ?? '' } })).status).toBe(
      200,
    );
    await server.close();
  });

  test('who plans for one ward alone opens no round, and codes open nothing else', async () => {
    const { db, deps, open, codes, server } = await begin(engine);
    const roundId = await open();
    const ward = await makeUnit(db);
    const { id: personId } = await makePerson(db);
    await makeGrant(db, deps, { personId, permissionRole: 'manager', unitId: ward.id });
    const { token } = await makeSession(db, deps, { personId });
    expect((await server.call('/readiness', { token })).status).toBe(403);
    expect((await server.call(`/readiness/${roundId}`, { token })).status).toBe(403);
    const [slip] = await codes(roundId);
    await db.updateTable('rounds').set({ closed_on: '2026-03-02' }).execute();
    const late = await server.call('/readiness/answer', { form: panelSheet(slip?.code ?? '', 3) });
    expect(late.status).toBe(422);
    expect(late.text).toContain('opens nothing now');
    await server.close();
  });

  test('a thousand wrong codes of an address make it wait, and nobody else', async () => {
    const { db, deps, open, codes, answer, server } = await begin(engine);
    const [slip] = await codes(await open());
    await answer({ intent: 'open', code: 'wrong' });
    await db.updateTable('throttles').set({ count: 999 }).execute();
    const form = { intent: 'open', code: slip?.code ?? '' };
    expect((await answer(form)).status).toBe(200);
    expect((await answer({ intent: 'open', code: 'wrong' })).status).toBe(422);
    expect((await answer(form)).status).toBe(429);
    deps.clock.advance({ minutes: 6 });
    expect((await answer(form)).status).toBe(200);
    await server.close();
  });
});

/** What stands in every table, a text for each row. */
async function everyRow(db: Kysely<Schema>): Promise<Record<string, string[]>> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name as keyof Schema);
  const entries = await Promise.all(
    tables.map(async (name) => {
      const rows = await db.selectFrom(name).selectAll().execute();
      return [name, rows.map((row) => JSON.stringify(row)).sort()] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** How many transactions PostgreSQL says wrote the counters as they stand: one alone tells nothing of which it changed. */
async function transactionsOf(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct xmin::text) as n from answers`.execute(db);
  return rows[0]?.n ?? 0;
}
