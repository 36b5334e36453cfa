import sharp from 'sharp';
import { expect, test } from 'vitest';
import { saveAsset } from '#app/curriculum/save-asset.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const build = await applicationBuild({
      only: ['routes/media.$file', 'routes/studio.import._index', 'routes/studio.modules.$module.pictures'],
    });
    return { db, deps, server: await startTestServer(build, { db, deps }) };
  }

  test('a picture stands at an address that never changes, is taken for nothing else, and nothing in it can run', async () => {
    const { db, server } = await begin();
    const script = Buffer.from('<html><script>alert(1)</script></html>');
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    // Both a picture and a page: behind the last chunk a decoder does not look, and a browser that sniffs would.
    const bytes = Buffer.concat([png, script]);
    const { sha256 } = await db.transaction().execute((tx) => saveAsset(tx, bytes));
    for (const extension of ['png', 'svg']) {
      const { status, headers } = await server.call(`/media/${sha256}.${extension}`);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox']));
    }
    for (const path of [`${sha256}.html`, `${sha256}`, `${'0'.repeat(64)}.png`, `..%2f${sha256}.png`]) {
      expect((await server.call(`/media/${path}`)).status).toBe(404);
    }
    await server.close();
  });

  test('only who writes modules may send more than 1 MB, at the doors that take files, as far as each goes', async () => {
    const { db, deps, server } = await begin();
    const [trainer, learner] = [await makeSession(db, deps), await makeSession(db, deps)];
    await makeGrant(db, deps, { personId: trainer.personId, permissionRole: 'trainer' });
    const send = ({ personId, token }: typeof trainer, megabytes: number, path = '/studio/import') => {
      const fields = { person: personId, intent: 'module', key: deps.newId(), form: 'module' };
      const head = Object.entries(fields).map(
        ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\n';
      const body = Buffer.concat([
        Buffer.from(head.join('') + file),
        Buffer.alloc(megabytes * 1_000_000, 'a'),
        Buffer.from('\r\n--x--\r\n'),
      ]);
      const headers = { origin: 'http://localhost:3000', 'content-type': 'multipart/form-data; boundary=x' };
      return server.call(path, { method: 'POST', body, headers, token });
    };
    const taken = await send(trainer, 2, '/studio/import?index');
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('This is not a whole ZIP archive.');
    expect((await send(trainer, 21, '/studio/import?index')).status).toBe(413);
    expect((await send(trainer, 9, '/studio/modules/hands/pictures')).status).toBe(400);
    expect((await send(trainer, 12, '/studio/modules/hands/pictures')).status).toBe(413);
    expect((await send(learner, 2, '/studio/modules/hands/pictures')).status).toBe(413);
    expect((await send(trainer, 2, '/login')).status).toBe(413);
    expect((await send(learner, 2, '/studio/import?index')).status).toBe(413);
    await server.close();
  });
});
