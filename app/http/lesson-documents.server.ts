import { randomBytes } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '#app/identity/grants.ts';
import type { SessionReading } from '#app/identity/session.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { getLessonPage } from '#app/reporting/get-lesson-page.server.ts';
import type { LessonPage } from '#app/reporting/learner-view.ts';
import { isUnavailable } from '#db/dialect/errors.ts';
import './load-context.ts';
import { cutPage, fillPage, type SlottedPage, slotWord } from './slotted-page.ts';

/** Draws a document through Remix; null where the answer is anything but a whole page. */
export type Draw = (context: AppLoadContext) => Promise<Uint8Array | null>;

const lessonPath = /^\/learn\/([a-z0-9-]+)\/([a-z0-9-]+)$/;
const notLessons = new Set(['quiz', 'review', 'search', 'notes']);
/** About 40 kB each. */
const mostKept = 500;

/**
 * Lesson documents, drawn once for all who see the same thing: a lesson in a version, at a state of progress, with a set of
 * capabilities. Name, ids, operation keys and the nonce are slots that each answer fills anew. What is drawn follows from
 * the page's data alone, so that data is the key and nothing needs to be invalidated.
 */
export class LessonDocuments {
  readonly #kept = new Map<string, SlottedPage>();
  readonly #mark = `slot${randomBytes(12).toString('hex')}`;

  /** The document of a lesson for the person of this request; null for everything that has to go the usual way. */
  async get({ db, deps }: Runtime, url: string, context: AppLoadContext, draw: Draw): Promise<Uint8Array | null> {
    const [, moduleSlug = '', lessonId = ''] = lessonPath.exec(url) ?? [];
    if (!moduleSlug || notLessons.has(lessonId)) return null;
    const reading = await context.session().catch(usualPath);
    if (reading?.state !== 'live' || reading.actor.shared || reading.actor.deputyFor?.length) return null;
    const { personId, locale: language } = reading.actor;
    let tokens = 0;
    const slotDeps = { ...deps, newToken: () => slotWord(this.#mark, 'token', tokens++) };
    const asked = { personId, moduleSlug, lessonId, language, textInData: false };
    const page = await getLessonPage(db, slotDeps, asked).catch(usualPath);
    if (!page || 'movedTo' in page) return null;
    const slotted = await this.#page(page, reading, context, draw);
    if (!slotted) return null;
    const { name } = reading.actor;
    return Buffer.from(fillPage(slotted, { nonce: context.nonce, personId, name, newToken: deps.newToken }));
  }

  async #page(
    page: LessonPage,
    reading: Extract<SessionReading, { state: 'live' }>,
    context: AppLoadContext,
    draw: Draw,
  ): Promise<SlottedPage | null> {
    const key = JSON.stringify([page, rightsOf(reading.actor)]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const anybody = { ...reading.actor, name: this.#word('name'), personId: this.#word('person') };
    const session = () => Promise.resolve({ ...reading, actor: anybody });
    const drawn = await draw({ ...context, nonce: this.#word('nonce'), session, lessonPage: page });
    if (!drawn) return null;
    const slotted = cutPage(Buffer.from(drawn).toString('utf8'), this.#mark);
    if (this.#kept.size >= mostKept) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(key, slotted);
    return slotted;
  }

  #word(kind: Parameters<typeof slotWord>[1]): string {
    return slotWord(this.#mark, kind);
  }
}

/** All that the header draws of a person besides the name: some pages are open only to those who may do it everywhere. */
const rightsOf = ({ grants }: Actor): string[] => [
  ...new Set(grants.map(({ capability, unitPath }) => (unitPath === null ? `${capability} everywhere` : capability))),
];

/** A refusal and a database that cannot answer now have pages of their own, drawn the usual way. */
function usualPath(error: unknown): null {
  if (error instanceof Refusal || isUnavailable(error)) return null;
  throw error;
}
