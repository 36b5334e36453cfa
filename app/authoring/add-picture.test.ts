import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { addPicture } from './add-picture.server.ts';
import { requireDraft } from './get-draft.server.ts';
import { newModule } from './new-module.server.ts';

const picture = (background: string) =>
  sharp({ create: { width: 2, height: 2, channels: 3, background } })
    .png()
    .toBuffer();

eachEngine(({ database }) => {
  test('a picture is made anew and has a plain name of its own; sent again it is there once', async () => {
    const [db, deps] = [await database(), testDeps()];
    const actorId = (await makePerson(db)).id;
    const moduleId = await newModule(db, deps, { actorId, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const before = await requireDraft(db, moduleId);
    const add = (name: string, bytes: Buffer, key = newKey(), module = moduleId) =>
      addPicture(db, deps, { actorId, key, moduleId: module, draftId: before.id }, { name, bytes });
    const red = await picture('red');
    const key = newKey();

    expect(await add('../Wárd 4 (new).PNG', Buffer.concat([red, Buffer.from('a script')]), key)).toEqual({
      ok: true,
      path: 'assets/ward-4-new.png',
    });
    expect(await add('../Wárd 4 (new).PNG', red, key)).toEqual({ ok: true, path: 'assets/ward-4-new.png' });
    expect(await add('ward 4 new.jpg', await picture('blue'))).toEqual({ ok: true, path: 'assets/ward-4-new-2.png' });
    expect(await add('王.png', red)).toEqual({ ok: true, path: 'assets/picture.png' });
    expect(await add('page.png', Buffer.from('<html>'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('PNG, JPEG, WebP'),
    });
    await expect(add('none.png', Buffer.alloc(0))).rejects.toMatchObject({ reason: 'authoring.no-picture' });
    await expect(add('a.png', red, newKey(), 'other')).rejects.toMatchObject({ code: 'not-found' });

    const { files, revision } = await requireDraft(db, moduleId);
    const pictures = files.filter(({ kind }) => kind === 'picture');
    expect(pictures.map(({ path }) => path)).toEqual([
      'assets/picture.png',
      'assets/ward-4-new-2.png',
      'assets/ward-4-new.png',
    ]);
    expect(revision).toBe(before.revision + 3);
    const kept = await db
      .selectFrom('assets')
      .select('bytes')
      .where('sha256', '=', pictures[2]?.sha256 ?? '')
      .executeTakeFirstOrThrow();
    expect(Buffer.from(kept.bytes).includes('a script')).toBe(false);
  });
});
