import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { capabilitiesOfArea } from '#app/administration/areas.ts';
import { changePerson } from '#app/administration/change-person.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getPersonPage } from '#app/administration/get-person-page.server.ts';
import { giveSignInCode } from '#app/administration/give-sign-in-code.server.ts';
import { rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { Absences, Employments } from './person-dates.tsx';
import { PersonDetails } from './person-details.tsx';
import { PersonForm } from './person-form.server.ts';
import { Deputies, Permissions } from './person-rights.tsx';
import { CodeAnswer, SignIn } from './person-sign-in.tsx';
import { SignInSlipPage } from './sign-in-slip.tsx';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAnyOf(args, capabilitiesOfArea.people);
  const { db, deps, env } = getRuntime();
  return getPersonPage(db, deps, actor, { personId: personOf(args), sendsMail: env.mail !== undefined });
}

/** A code is answered by the page itself: an address would be kept, and could be shown again. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireAnyOf(args, capabilitiesOfArea.people);
  const { db, deps, env } = getRuntime();
  const { form, value } = await parseForm(args.context, PersonForm);
  const personId = personOf(args);
  const who = { actor, personId, key: value.key };
  return answerForm(form, async () => {
    if (value.intent === 'sign-in-code') return { given: await giveSignInCode(db, deps, who, { how: value.how, env }) };
    await changePerson(db, deps, who, value);
    return redirect(`/admin/people/${personId}?done=${value.intent}`);
  });
}

const personOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'organisation.no-such-person');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name ?? 'Person'} · Acumen` }];

export default function PersonRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const given = answer && 'given' in answer ? answer.given : undefined;
  const { person, uncovered, managesPeople, managesGrants } = page;
  if (given?.how === 'hand' && given.slip) return <SignInSlipPage slip={given.slip} />;
  const part = { page, state: (form: string) => formState(form, page.operationKey, refused) };
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={<BackLink to="/admin/people">{messages.back}</BackLink>}
        title={<bdi>{person.name}</bdi>}
        meta={[person.staffNumber ?? messages.noNumber, ...(person.active ? [] : [messages.inactive])]}
      />
      {given && <CodeAnswer given={given} />}
      <DoneNotice words={messages.done} unless={answer !== undefined} />
      {uncovered.length > 0 && (
        <Notice tone="warn" title={messages.uncovered}>
          <p>{messages.uncoveredText(uncovered.join(' '))}</p>
        </Notice>
      )}
      {managesPeople && <SignIn {...part} />}
      {managesPeople && <Employments {...part} />}
      {managesPeople && <Absences {...part} />}
      {managesGrants && <Permissions {...part} />}
      {managesGrants && <Deputies {...part} />}
      {managesPeople && <PersonDetails {...part} />}
    </div>
  );
}
