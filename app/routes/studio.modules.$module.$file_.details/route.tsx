import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { always } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { DetailsPage } from '#app/authoring/details/details-page.tsx';
import { editLessonDetails } from '#app/authoring/details/edit-details.server.ts';
import { getLessonDetails } from '#app/authoring/details/get-details-page.server.ts';
import { LessonDetailsForm } from '#app/authoring/details/lesson-details-form.tsx';
import { pageWords as words } from '#app/authoring/details/page-messages.ts';
import { StoredLesson } from '#app/authoring/details/stored-details.tsx';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const DetailsForm = z.object({ intent: z.literal('edit'), draft: RowId, stamp: z.string().max(20) });

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getLessonDetails(db, deps, moduleId, args.params.file ?? '');
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, DetailsForm);
  const path = args.params.file ?? '';
  const edit = { actorId, path, moduleId, draftId: value.draft, stamp: value.stamp };
  const edited = await editLessonDetails(db, deps, edit, form);
  if ('saved' in edited) return redirect(`/studio/modules/${moduleId}/${path}/details?saved`);
  return data(edited, { status: edited.again.status });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${words.title[page?.kind ?? 'lesson']} · ${page?.moduleTitle ?? 'Studio'} · Acumen` },
];

export default function LessonDetailsRoute() {
  const page = useLoaderData<typeof loader>();
  const { moduleId, path, kind, moduleTitle, id, editor, outcomes, problems, operationKey } = page;
  const again = useActionData<typeof action>()?.again;
  const saved = useSearchParams()[0].has('saved');
  const text = `/studio/modules/${moduleId}/${path}`;
  const listed = again?.problems ?? problems;
  const form = again?.form ?? editor.form;
  return (
    <DetailsPage
      {...{ kind, id, moduleTitle, text }}
      back={{ to: text, text: words.back }}
      problems={listed}
      cause={again ?? operationKey}
      refused={again !== undefined}
      saved={saved && !again}
      stale={again?.stale ?? false}
      stored={editor.form && <StoredLesson form={editor.form} />}
    >
      {form && (
        <LessonDetailsForm
          key={again?.drawn ?? operationKey}
          {...editor}
          form={form}
          problems={listed}
          outcomes={outcomes}
        />
      )}
    </DetailsPage>
  );
}
