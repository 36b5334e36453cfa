import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { reopenAttempts, reopenReasons } from '#app/record/reopen-attempts.server.ts';
import { CertificateTasks } from '#app/reporting/certificate-tasks.tsx';
import { getPersonPage } from '#app/reporting/get-person-page.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { PersonCourseSection } from './person-course-section.tsx';

const ReopenForm = z.object({
  intent: z.literal('reopen'),
  key: OperationKey,
  cycle: RowId,
  module: z.string().max(100),
  why: z.enum(reopenReasons),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getPersonPage(db, deps, actor, personOf(params.id));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'reopen-attempts', 'somewhere');
  const { db, deps } = getRuntime();
  const { value } = await parseForm(request, ReopenForm);
  const personId = personOf(params.id);
  const { key, cycle: cycleId, module: moduleId, why } = value;
  await reopenAttempts(db, deps, { actor, personId, key, cycleId, moduleId, why });
  return redirect(`/team/people/${personId}`);
}

function personOf(id: string | undefined): string {
  const parsed = RowId.safeParse(id);
  if (!parsed.success) throw new Refusal('not-found', 'reporting.no-such-person');
  return parsed.data;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'Person'} · Acumen` }];

export default function PersonRoute() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader
        way={<BackLink to="/team">{messages.back}</BackLink>}
        title={<bdi>{page.name}</bdi>}
        meta={[page.unit ?? messages.noUnit, page.jobRole ?? messages.noRole]}
      />
      {page.courses.map((course) => (
        <PersonCourseSection
          key={course.cycle}
          course={course}
          mayReopen={page.mayReopen}
          operationKey={page.operationKey}
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
    </div>
  );
}
