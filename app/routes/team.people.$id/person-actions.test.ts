import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { makeWard, newKey } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';

eachEngine((engine) => {
  test('a form that is refused comes back with what was typed, the reason and the field', async () => {
    const { db, deps, personId } = await makeWard(engine);
    const { id: managerId } = await makePerson(db, { name: 'Mara Lind' });
    await makeGrant(db, deps, { personId: managerId, permissionRole: 'manager' });
    const { token } = await makeSession(db, deps, { personId: managerId });
    const nurse = (await listCycles(db, personId)).find((cycle) => cycle.curriculum === 'nurse');
    const build = await applicationBuild({ only: ['routes/team.people.$id'] });
    const server = await startTestServer(build, { db, deps });
    const path = `/team/people/${personId}`;
    const send = (intent: string, fields: Record<string, string>, target = path) => {
      const form = { person: managerId, intent, form: intent, key: `${newKey()}-of-a-form-001`, ...fields };
      return server.call(target, { token, form });
    };
    const course = `${nurse?.id}@2026-03-22`;
    const words = 'Seen: a certificate <b>of</b> 3 May 2025, shown by her.';

    const open = await send('prior', { module: '', why: 'qualification', evidence: words });
    expect(open.status).toBe(422);
    expect(open.text).toContain('Seen: a certificate &lt;b&gt;of&lt;/b&gt; 3 May 2025, shown by her.');
    expect(open.text).toContain('href="#prior-module"');
    expect(open.text).toContain('Choose a module.');
    const short = await send('waive', { course, day: '2026-03-10', why: 'other' });
    expect([short.status, short.text.includes('value="2026-03-10"')]).toEqual([422, true]);
    expect(short.text).toContain('href="#waive-day"');

    expect((await send('due', { course, day: '2026-05-03', why: 'agreed' })).headers.location).toBe(`${path}?done=due`);
    const stale = await send('due', { course, day: '2026-06-01', why: 'agreed' });
    expect([stale.status, stale.text.includes('value="2026-06-01"')]).toEqual([409, true]);
    expect(stale.text).toContain('Somebody has set another date for this course meanwhile');
    expect((await server.call(`${path}?done=due`, { token })).text).toContain('The new date counts from now on');

    const { text } = await server.call(`${path}?correct=1`, { token });
    expect(text).not.toContain('Take this entry back');
    const { token: own } = await makeSession(db, deps, { personId });
    await makeGrant(db, deps, { personId, permissionRole: 'manager' });
    const self = await server.call(path, {
      token: own,
      form: { person: personId, intent: 'cancel', key: `${newKey()}-of-a-form-002`, course },
    });
    expect(self.status).toBe(403);
    expect((await server.call(path, { token: own })).text).not.toContain('What you can do');
    await server.close();
  });
});
