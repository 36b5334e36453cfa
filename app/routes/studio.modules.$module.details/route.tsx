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
import { editModuleDetails } from '#app/authoring/details/edit-details.server.ts';
import { getModuleDetails } from '#app/authoring/details/get-details-page.server.ts';
import { ModuleDetailsForm } from '#app/authoring/details/module-details-form.tsx';
import { pageWords as words } from '#app/authoring/details/page-messages.ts';
import { StoredModule } from '#app/authoring/details/stored-details.tsx';
import { headPath } from '#app/authoring/draft.ts';
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
  return getModuleDetails(db, deps, moduleId);
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, DetailsForm);
  const edit = { actorId, moduleId, draftId: value.draft, stamp: value.stamp };
  const edited = await editModuleDetails(db, deps, edit, form);
  if ('saved' in edited) return redirect(`/studio/modules/${moduleId}/details?saved`);
  return data(edited, { status: edited.again.status });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${words.title.module} · ${page?.moduleTitle ?? 'Studio'} · Acumen` },
];

export default function ModuleDetailsRoute() {
  const { moduleId, moduleTitle, id, editor, items, problems, operationKey } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>()?.again;
  const saved = useSearchParams()[0].has('saved');
  const base = `/studio/modules/${moduleId}`;
  const listed = again?.problems ?? problems;
  const form = again?.form ?? editor.form;
  return (
    <DetailsPage
      kind="module"
      {...{ id, moduleTitle }}
      back={{ to: base, text: moduleTitle }}
      text={`${base}/${headPath}`}
      problems={listed}
      cause={again ?? operationKey}
      refused={again !== undefined}
      saved={saved && !again}
      stale={again?.stale ?? false}
      stored={editor.form && <StoredModule form={editor.form} />}
    >
      {form && (
        <ModuleDetailsForm
          key={again?.drawn ?? operationKey}
          {...editor}
          form={form}
          problems={listed}
          items={items}
          focus={again?.focus ?? undefined}
        />
      )}
    </DetailsPage>
  );
}
