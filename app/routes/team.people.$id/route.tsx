import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability, requireSomewhere } from '#app/identity/require.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { decideForPerson } from '#app/record/decide-for-person.server.ts';
import { capabilityFor } from '#app/record/decision.ts';
import { decisionProblem } from '#app/record/decision-problems.ts';
import { CertificateTasks } from '#app/reporting/certificate-tasks.tsx';
import { getPersonPage } from '#app/reporting/get-person-page.server.ts';
import type { PersonModule, PersonPage } from '#app/reporting/team-view.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { PersonActions } from './person-actions.tsx';
import { PersonCourseSection } from './person-course-section.tsx';
import { decisionOf, PersonForm } from './person-form.server.ts';
import { PersonTimeline } from './person-timeline.tsx';
import { PersonToday } from './person-today.tsx';

const Query = z.object({ before: z.coerce.number().int().min(1).optional() });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'see-team', 'somewhere');
  const { db, deps, env } = getRuntime();
  const { before } = parseQuery(args.request, Query);
  return getPersonPage(db, deps, actor, personOf(args), { before, mail: env.mail !== undefined });
}

export async function action(args: ActionFunctionArgs) {
  await requireSomewhere(args, Object.values(capabilityFor));
  const { db, deps, env } = getRuntime();
  const { form, value } = await parseForm(args.context, PersonForm);
  const actor = await requireCapability(args, capabilityFor[value.intent], 'somewhere');
  if (value.intent === 'remind' && !env.mail) throw new Refusal('not-offered', 'record.no-mail');
  const personId = personOf(args);
  return answerForm(form, async () => {
    const decision = decisionOf(value);
    await decideForPerson(db, deps, { actor, personId, key: value.key }, decision);
    const told = decision.kind === 'reopen' ? ['given', decision.moduleId] : ['done', decision.kind];
    return redirect(`/team/people/${personId}?${new URLSearchParams([told])}`);
  });
}

const personOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'reporting.no-such-person');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'Person'} · Acumen` }];

export default function PersonRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, page.operationKey, refused, decisionProblem);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, decisionProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to="/team">{messages.back}</BackLink>}
        title={<bdi>{page.name}</bdi>}
        meta={[page.unit ?? messages.noUnit, page.jobRole ?? messages.noRole]}
      />
      {!refused && <Told page={page} />}
      <PersonToday standing={page.standing} />
      {page.courses.map((course) => (
        <PersonCourseSection key={course.cycle} course={course} mayReopen={page.mayReopen} state={state} />
      ))}
      <PersonActions page={page} state={state} />
      <Section id="certificates" title={messages.certificates}>
        {page.certificates.length > 0 ? (
          <CertificateTasks certificates={page.certificates} base="/verify" />
        ) : (
          <p className="muted">{messages.noCertificates}</p>
        )}
      </Section>
      <PersonTimeline page={page} state={state} />
    </div>
  );
}

/** What has just been done, as the address says it. */
function Told({ page }: { page: PersonPage }) {
  const [search] = useSearchParams();
  const [given, done] = [givenModule(page, search.get('given')), search.get('done') ?? ''];
  const title = given ? messages.given(given.title) : doneWords(done);
  if (title === null) return null;
  return (
    <div className="person__given">
      <Notice tone="ok" title={title} live>
        {given && <p>{messages.givenText}</p>}
      </Notice>
    </div>
  );
}

const doneWords = (done: string): string | null =>
  Object.hasOwn(messages.done, done) ? messages.done[done as keyof typeof messages.done] : null;

/** The module that has just been given another attempt: the address alone proves nothing. */
function givenModule({ courses }: PersonPage, id: string | null): PersonModule | null {
  const modules = courses.flatMap((course) => course.modules).filter((module) => module.id === id);
  return modules.find((module) => module.reopened && module.state !== 'needs-talk') ?? null;
}
