import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { changeLocal } from '#app/administration/change-local.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getLocalPage } from '#app/administration/get-local-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { localName } from '#app/blocks/local/local-name.ts';
import { OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Details } from '#app/ui/details.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const LocalForm = z.object({
  intent: z.literal('save'),
  key: OperationKey,
  name: z.string().max(60).regex(localName),
  text: z.string(),
  revision: z.coerce.number().int().min(0),
});

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-settings');
  const { db, deps } = getRuntime();
  return getLocalPage(db, deps);
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-settings');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, LocalForm);
  return answerForm(form, async () => {
    await changeLocal(db, deps, { actorId, key: value.key }, value);
    return redirect('/admin/local?done');
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function LocalRoute() {
  const { values, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const done = useSearchParams()[0].has('done');
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<BackLink to="/admin">{shared.admin}</BackLink>} title={messages.title} lede={messages.lede} />
      {!refused && done && <Notice tone="ok" title={messages.done} live />}
      <Section id="all" title={messages.all}>
        {values.length === 0 && <p>{messages.none}</p>}
        <div className="stack stack--loose">
          {values.map(({ name, text, revision, lessons, fromRegister }) => {
            const state = formState(name, operationKey, refused);
            const words = messages.value(name);
            return (
              <div key={name} className="stack">
                <h3>{words}</h3>
                {text === '' ? <Tag state="late">{messages.missing}</Tag> : <p>{text}</p>}
                <p className="muted">{lessons.length === 0 ? messages.inNone : messages.inLessons(lessons)}</p>
                {fromRegister ? (
                  <p className="muted">
                    {messages.register} <Link to="/admin/tools">{messages.toRegister}</Link>
                  </p>
                ) : (
                  <Details summary={messages.change(words)} open={state.refused || text === ''}>
                    <AdminForm
                      state={state}
                      intent="save"
                      revision={revision}
                      hidden={{ name }}
                      button={messages.save}
                      about={words}
                      look="secondary"
                    >
                      <TextField
                        state={state}
                        name="text"
                        label={messages.text}
                        hint={messages.hint}
                        stored={text}
                        maxLength={300}
                      />
                    </AdminForm>
                  </Details>
                )}
              </div>
            );
          })}
        </div>
      </Section>
    </div>
  );
}
