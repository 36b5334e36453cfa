import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import styles from '#app/authoring/authoring.css?url';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { getPreviewPage } from '#app/authoring/preview/get-preview-page.server.ts';
import { LessonPreview } from '#app/authoring/preview/lesson-preview.tsx';
import { messages } from '#app/authoring/preview/messages.ts';
import { playBlock } from '#app/authoring/preview/preview-parts.ts';
import { useShownLesson } from '#app/authoring/preview/use-shown-lesson.ts';
import { ProblemList } from '#app/authoring/problem-list.tsx';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink } from '#app/ui/way.tsx';

/** Whoever reviews a draft sees it as learners would, as its writers do. */
const rights = ['write-modules', 'review-modules'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireAnyOf(args, rights, { moduleId });
  const framed = args.request.headers.get('sec-fetch-dest') === 'iframe';
  return { framed, ...(await getPreviewPage(getRuntime().db, moduleId, args.params.file ?? '')) };
}

/** A block that is tried out without JavaScript: the page is drawn with its result, and nothing is recorded. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireAnyOf(args, rights, { moduleId });
  const { lesson } = await getPreviewPage(getRuntime().db, moduleId, args.params.file ?? '');
  const form = (await args.context.form()) ?? new FormData();
  return playBlock(lesson?.segments ?? [], {}, form);
}

/** Unfinished work that a block would save goes nowhere. */
export const clientAction = () => ({ tries: {}, unanswered: null, savedAt: '' });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = () => false;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title(data?.lesson?.title ?? '')} · Acumen` },
];

export default function PreviewRoute() {
  const { framed, moduleId, moduleTitle, path, problems, lesson: stored } = useLoaderData<typeof loader>();
  const played = useActionData<typeof action>() ?? { tries: {}, unanswered: null };
  const { lesson, parts, unanswered, play } = useShownLesson(stored, played);
  const fromReview = useSearchParams()[0].get('from') === 'review';
  const back = `/studio/modules/${moduleId}/${fromReview ? 'review' : path}`;
  return (
    <div className="page page--reading" data-framed={framed ? '' : undefined} onSubmitCapture={play}>
      <div className="unframed">
        <BackLink to={back}>{messages.back[fromReview ? 'review' : 'text']}</BackLink>
        <Notice title={messages.lede} />
      </div>
      {lesson ? (
        <LessonPreview lesson={lesson} parts={parts} moduleTitle={moduleTitle} unanswered={unanswered} />
      ) : (
        <Notice tone="warn" title={messages.cannot}>
          <ProblemList problems={problems} base={`/studio/modules/${moduleId}`} />
        </Notice>
      )}
    </div>
  );
}
