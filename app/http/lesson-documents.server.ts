import type { AppLoadContext } from '@remix-run/node';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { getLessonPage } from '#app/reporting/get-lesson-page.server.ts';
import { type Draw, DrawnPages, plainSession, usualPath } from './drawn-pages.server.ts';

const lessonPath = /^\/learn\/([a-z0-9-]+)\/([a-z0-9-]+)$/;
const notLessons = new Set(['quiz', 'review', 'search', 'notes']);

/** Lesson documents, drawn once for all who see the same: a lesson in a version, at a state of progress, with a set of rights. */
export class LessonDocuments {
  readonly #pages = new DrawnPages(500);

  /** The document of a lesson for the person of this request; null for everything that has to go the usual way. */
  async get({ db, deps }: Runtime, url: string, context: AppLoadContext, draw: Draw): Promise<Uint8Array | null> {
    const [, moduleSlug = '', lessonId = ''] = lessonPath.exec(url) ?? [];
    if (!moduleSlug || notLessons.has(lessonId)) return null;
    const reading = await plainSession(context);
    if (!reading) return null;
    let tokens = 0;
    const slotDeps = { ...deps, newToken: () => this.#pages.token(tokens++) };
    const { personId, locale: language } = reading.actor;
    const asked = { personId, moduleSlug, lessonId, language, textInData: false };
    const page = await getLessonPage(db, slotDeps, asked).catch(usualPath);
    if (!page || 'movedTo' in page) return null;
    const drawLesson: Draw = (own) => draw({ ...own, lessonPage: page });
    return this.#pages.fill({ data: page, reading, context, draw: drawLesson, newToken: deps.newToken });
  }
}
