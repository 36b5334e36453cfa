import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useSearchParams,
} from '@remix-run/react';
import { leftForNext } from '#app/assessment/use-one-person.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireActor } from '#app/identity/require.server.ts';
import { LessonBody } from '#app/learning/lesson-body.tsx';
import { sendRemark } from '#app/learning/remarks/send-remark.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { advanceLesson } from '#app/record/advance-lesson.server.ts';
import { getLessonPage } from '#app/reporting/get-lesson-page.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { InLanguage } from '#app/ui/in-language.tsx';
import { Outline } from '#app/ui/outline.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { LessonForm } from './forms.server.ts';
import { LessonEnd } from './lesson-end.tsx';
import { LanguageLine, LessonNotices } from './lesson-notices.tsx';
import { messages } from './messages.ts';
import { useReadingPlace } from './use-reading-place.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (context.lessonPage) return context.lessonPage;
  const { db, deps } = getRuntime();
  const page = await getLessonPage(db, deps, {
    personId: actor.personId,
    moduleSlug: params.module ?? '',
    lessonId: params.lesson ?? '',
    language: languageIn(request.url) ?? actor.locale,
    textInData: !context.isDocument,
  });
  if ('movedTo' in page) throw redirect(page.movedTo, 301);
  return page;
}

/** `?lang=de`: the reader wants this text in another language than theirs. */
function languageIn(url: string): string | null {
  const lang = new URL(url).searchParams.get('lang');
  return lang !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang) ? lang : null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(context, LessonForm);
  const here = { personId: actor.personId, moduleSlug: params.module ?? '', lessonId: params.lesson ?? '' };
  if (value.intent === 'remark') {
    const { key, version, language, place, text, named } = value;
    const { moduleSlug, lessonId } = here;
    const about = { kind: 'lesson' as const, moduleSlug, lessonId, version, language, place };
    await sendRemark(db, deps, { personId: actor.personId, key }, { about, text, named: named !== undefined });
    return redirect(`/learn/${here.moduleSlug}/${here.lessonId}?remarked#remark`);
  }
  const outcome = await advanceLesson(db, deps, { ...here, form, step: value });
  if (outcome.kind === 'go') return redirect(outcome.to);
  if (outcome.kind === 'at' && value.intent === 'done') return { kind: 'waiting' as const };
  // A document is drawn anew at the block; a script reads the outcome and draws it in place.
  if (outcome.kind === 'at' && context.isDocument) {
    return redirect(`/learn/${here.moduleSlug}/${here.lessonId}#${outcome.block}`);
  }
  return outcome;
}

/**
 * Nothing is sent in another person's session. Work that is saved in the background must not take the page away when the
 * network or the session is gone.
 */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData();
  if (leftForNext(form.get('person'))) return { kind: 'unsaved' as const };
  if (!isBackground(form)) return serverAction<typeof action>();
  return serverAction<typeof action>().catch(() => ({ kind: 'unsaved' as const }));
}

/** Saved work and places change nothing on the page. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return !isBackground(formData) && defaultShouldRevalidate;
}

function isBackground(form?: FormData): boolean {
  return /^(save-block|place)$/.test(String(form?.get('intent')));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.lesson.title} · ${data.module.title} · Acumen` : 'Lesson · Acumen' },
];

export default function LessonRoute() {
  const page = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const [search] = useSearchParams();
  const body = useReadingPlace(page.place);
  const { module, lesson } = page;
  const waiting = outcome?.kind === 'waiting' ? page.waiting : [];
  const problems: Record<string, string> = Object.fromEntries(waiting.map(({ id }) => [id, `${messages.waiting}.`]));
  if (outcome?.kind === 'refused') problems[outcome.block] = messages.notChecked;
  return (
    <div className="page page--reading">
      <ErrorSummary
        title={messages.waiting}
        errors={waiting.map(({ id, text }) => ({ text, href: `#${id}` }))}
        cause={outcome}
      />
      <PageHeader
        way={<BackLink to={`/learn/${module.slug}`}>{module.title}</BackLink>}
        where={messages.where(module.title, lesson.number, lesson.of)}
        title={
          <InLanguage lang={page.language?.lang ?? null} inline>
            {lesson.title}
          </InLanguage>
        }
        meta={[messages.minutes(lesson.minutes), messages.version(lesson.version)]}
      />
      <Outline items={page.outline} />
      <article className="lesson prose" ref={body}>
        <LanguageLine language={page.language} />
        <LessonNotices page={page} until={search.get('until')} />
        <InLanguage lang={page.language?.lang ?? null}>
          <LessonBody parts={page.parts} problems={problems} />
        </InLanguage>
        <LessonEnd page={page} remarked={search.has('remarked')} />
      </article>
    </div>
  );
}
