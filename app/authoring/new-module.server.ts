import type { Kysely } from 'kysely';
import { stringify } from 'yaml';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeDraft } from './make-draft.server.ts';
import { messages } from './messages.ts';

/** Begins a module of one lesson and one question, which passes the check as it stands. Gives its id, which it keeps for ever. */
export async function newModule(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { title, id }: { title: string; id: string },
): Promise<string> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80) throw new Refusal('invalid', 'authoring.bad-id');
  const name = title.trim();
  if (name === '' || name.length > 120) throw new Refusal('invalid', 'authoring.bad-title');
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const known = await tx
      .selectFrom('modules')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', id), eb('slug', '=', id)]))
      .executeTakeFirst();
    if (known) throw new Refusal('invalid', 'authoring.id-taken');
    await makeDraft(
      tx,
      deps,
      { moduleId: id, slug: id, title: name, basedOn: null, files: template(id, name) },
      actorId,
    );
    return id;
  });
}

function template(id: string, title: string): Map<string, Buffer> {
  const { lesson, question, outcome, summary } = messages.template;
  const head = {
    id,
    lang: 'en',
    title,
    summary,
    outcomes: [{ id: `${id}-1`, text: outcome }],
    tracks: { full: { minutes: 5 } },
    rule: { draw: { perOutcome: 9 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
    delta_days: 30,
    owned_by: 'studio',
  };
  const lessonHead = { id: `${id}-first`, title: lesson.title, minutes: 5, tracks: ['full'], outcomes: [`${id}-1`] };
  const bank = [
    {
      id: `${id}-q1`,
      type: 'true-false',
      outcome: `${id}-1`,
      tracks: ['full'],
      critical: false,
      points: 100,
      ...question,
    },
  ];
  const files = {
    'module.yaml': stringify(head, { lineWidth: 0 }),
    '01-first-lesson.mdx': `---\n${stringify(lessonHead, { lineWidth: 0 })}---\n\n${lesson.text}\n`,
    'questions.yaml': stringify({ questions: bank }, { lineWidth: 0 }),
  };
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}
