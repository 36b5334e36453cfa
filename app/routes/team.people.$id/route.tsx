import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { z } from 'zod';
import { reasons } from '#app/events/reasons.ts';
import { OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { reopenAttempts } from '#app/record/reopen-attempts.server.ts';
import { CertificateTasks } from '#app/reporting/certificate-tasks.tsx';
import { getPersonPage } from '#app/reporting/get-person-page.server.ts';
import type { PersonModule, PersonPage } from '#app/reporting/team-view.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { PersonCourseSection, reasonId } from './person-course-section.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { PersonToday } from './person-today.tsx';

const ReopenForm = z.object({
  intent: z.literal('reopen'),
  key: OperationKey,
  cycle: RowId,
  module: z.string().max(100),
  why: z.enum(reasons.reopen).optional(),
});

const Query = z.object({ before: z.coerce.number().int().min(1).optional() });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getPersonPage(db, deps, actor, personOf(params.id), parseQuery(request, Query));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'reopen-attempts', 'somewhere');
  const { db, deps } = getRuntime();
  const { value } = await parseForm(context, ReopenForm);
  const personId = personOf(params.id);
  const { key, cycle: cycleId, module: moduleId, why } = value;
  if (!why) return data({ unchosen: { cycle: cycleId, module: moduleId } }, { status: 422 });
  await reopenAttempts(db, deps, { actor, personId, key, cycleId, moduleId, why });
  return redirect(`/team/people/${personId}?${new URLSearchParams({ given: moduleId })}`);
}

function personOf(id: string | undefined): string {
  const parsed = RowId.safeParse(id);
  if (!parsed.success) throw new Refusal('not-found', 'reporting.no-such-person');
  return parsed.data;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'Person'} · Acumen` }];

export default function PersonRoute() {
  const page = useLoaderData<typeof loader>();
  const given = givenModule(page, useSearchParams()[0].get('given'));
  const asked = useKept(useActionData<typeof action>()?.unchosen);
  const unchosen = given ? null : asked;
  return (
    <div className="page">
      <ErrorSummary errors={unchosen ? [missingReason(unchosen)] : []} />
      <PageHeader
        way={<BackLink to="/team">{messages.back}</BackLink>}
        title={<bdi>{page.name}</bdi>}
        meta={[page.unit ?? messages.noUnit, page.jobRole ?? messages.noRole]}
      />
      {given && (
        <div className="person__given">
          <Notice tone="ok" title={messages.given(given.title)} live>
            <p>{messages.givenText}</p>
          </Notice>
        </div>
      )}
      <PersonToday standing={page.standing} />
      {page.courses.map((course) => (
        <PersonCourseSection
          key={course.cycle}
          course={course}
          mayReopen={page.mayReopen}
          operationKey={page.operationKey}
          unchosen={unchosen?.cycle === course.cycle ? unchosen.module : null}
        />
      ))}
      <section className="section" aria-labelledby="certificates">
        <h2 className="section__heading" id="certificates">
          {messages.certificates}
        </h2>
        {page.certificates.length > 0 ? (
          <CertificateTasks certificates={page.certificates} base="/verify" />
        ) : (
          <p className="muted">{messages.noCertificates}</p>
        )}
      </section>
      <PersonTimeline page={page} />
    </div>
  );
}

/** Following a link of the error summary clears the action's data; what was wrong stays on the page all the same. */
function useKept<T>(latest: T | undefined): T | null {
  const [kept, setKept] = useState(latest);
  if (latest !== undefined && latest !== kept) setKept(latest);
  return latest ?? kept ?? null;
}

const missingReason = ({ cycle, module }: { cycle: string; module: string }) => ({
  text: messages.whyMissing,
  href: `#${reasonId(cycle, module)}`,
});

/** The module that has just been given another attempt: the address alone proves nothing. */
function givenModule({ courses }: PersonPage, id: string | null): PersonModule | null {
  const modules = courses.flatMap((course) => course.modules).filter((module) => module.id === id);
  return modules.find((module) => module.reopened && module.state !== 'needs-talk') ?? null;
}
