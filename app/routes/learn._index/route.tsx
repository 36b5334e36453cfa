import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { CertificateTasks } from '#app/reporting/certificate-tasks.tsx';
import { getLearnPage } from '#app/reporting/get-learn-page.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { CourseSection } from './course-section.tsx';
import { messages } from './messages.ts';
import { NextStep } from './next-step.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  return getLearnPage(db, deps, actor.personId);
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function LearnRoute() {
  const page = useLoaderData<typeof loader>();
  const nothing = page.certificates.length > 0;
  return (
    <div className="page">
      <PageHeader title={messages.title} />
      {page.next && <NextStep next={page.next} fiveMinutes={page.fiveMinutes} />}
      {!page.next && page.courses.every((course) => course.modules.every((module) => module.met)) && (
        <EmptyState title={nothing ? messages.nothingDue : messages.nothingAssigned}>
          <p>{nothing ? messages.nothingDueText : messages.nothingAssignedText}</p>
        </EmptyState>
      )}
      {page.courses.map((course) => (
        <CourseSection key={course.cycle} course={course} nextModule={page.next?.module ?? null} />
      ))}
      {page.certificates.length > 0 && (
        <section className="section" aria-labelledby="certificates">
          <h2 className="section__heading" id="certificates">
            {messages.certificates}
          </h2>
          <CertificateTasks certificates={page.certificates} />
        </section>
      )}
    </div>
  );
}
