import { expect, test } from 'vitest';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson } from '#tests/factories/people.ts';
import { makeWard } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';

eachEngine((engine) => {
  test('the same page is drawn once for all who see the same, and anew as soon as anything of it changes', async () => {
    const { db, deps, personId } = await makeWard(engine);
    const { unit_id, job_role_id } = await db.selectFrom('employments').selectAll().executeTakeFirstOrThrow();
    const hire = async (name: string) => {
      const { id } = await makePerson(db, { name });
      const { token } = await makeSession(db, deps, { personId: id });
      return { id, name, token };
    };
    const [mara, ben, nobody] = [await hire('Mara "M" Lind'), await hire('Ben Okafor'), await hire('Nora Nobody')];
    for (const { id } of [mara, ben])
      await makeGrant(db, deps, { personId: id, permissionRole: 'manager', unitId: unit_id });
    const deputy = await hire('Dee Puty');
    await makeEmployment(db, { person_id: deputy.id, unit_id, job_role_id });
    const days = { from_on: '2026-03-01', until_on: '2026-03-05' };
    await db
      .insertInto('deputies')
      .values({ manager_id: mara.id, deputy_id: deputy.id, ...days })
      .execute();

    const build = await applicationBuild({ only: ['routes/team._index', 'routes/team.people._index'] });
    let drawn = 0;
    const { default: draw, ...entry } = build.entry.module;
    const counting: typeof draw = (...args) => {
      drawn += 1;
      return draw(...args);
    };
    const server = await startTestServer(
      { ...build, entry: { module: { ...entry, default: counting } } },
      { db, deps },
    );
    const look = (path: string, { token }: { token: string }) => server.call(path, { token });

    for (const path of ['/team', '/team/people', '/team/people?q=z&sort=name']) {
      drawn = 0;
      const [hers, his] = [await look(path, mara), await look(path, ben)];
      expect([path, hers.status, his.status, drawn]).toEqual([path, 200, 200, 1]);
      expect(hers.text).toContain('Mara &quot;M&quot; Lind');
      expect(his.text).toContain('Ben Okafor');
      expect(his.text).not.toContain(mara.id);
      const nonces = [hers, his].map(
        ({ headers }) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1],
      );
      expect(new Set(nonces).size).toBe(2);
      expect(his.text.match(/nonce="[^"]*"/g)).toEqual(
        his.text.match(/nonce="[^"]*"/g)?.map(() => `nonce="${nonces[1]}"`),
      );
      const own = (text: string, { id, name }: typeof mara, nonce = '') =>
        [id, name, name.replaceAll('"', '&quot;'), JSON.stringify(JSON.stringify(name)).slice(3, -3), nonce].reduce(
          (rest, each) => rest.replaceAll(each, ''),
          text,
        );
      expect(own(his.text, ben, nonces[1])).toBe(own(hers.text, mara, nonces[0]));
    }

    const list = await look('/team/people', ben);
    expect(list.text).toContain('Łukasz Żurawski');
    await db.updateTable('people').set({ name: 'Lucy New' }).where('id', '=', personId).execute();
    const after = await look('/team/people', ben);
    expect(after.text).toContain('Lucy New');
    expect(after.text).not.toContain('Łukasz Żurawski');

    drawn = 0;
    for (const _ of [1, 2]) expect((await look('/team/people', deputy)).text).toContain('Dee Puty');
    expect(drawn).toBe(2);
    expect((await look('/team/people', nobody)).status).toBe(403);
    expect((await look('/team/people?unit=none', ben)).status).toBe(404);
    expect((await look('/team/people?state=odd', ben)).status).toBe(400);
    expect((await look(`/team/people?about=course:nurse`, ben)).headers.location).toBe('/team/people?course=nurse');
    expect((await server.call('/team/people')).status).toBe(302);
    const data = await look('/team/people.data', ben);
    expect(data.headers['content-type']).toContain('text/x-script');
    expect(data.text).toContain('Lucy New');
    await server.close();
  });
});
