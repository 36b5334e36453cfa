import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { CertificateTasks } from '#app/reporting/certificate-tasks.tsx';
import { getLearnPage } from '#app/reporting/get-learn-page.server.ts';
import type { HeldCertificate } from '#app/reporting/learner-view.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { CourseSection } from './course-section.tsx';
import { messages } from './messages.ts';
import { NextStep } from './next-step.tsx';
import { FinishedSection, LapsedSection } from './past-sections.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  return getLearnPage(db, deps, actor.personId);
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function LearnRoute() {
  const page = useLoaderData<typeof loader>();
  const isFree = !page.next && page.courses.every((course) => course.modules.every((module) => module.met));
  const isEmpty = page.courses.length + page.lapsed.length + page.finished.length === 0;
  const held = page.certificates.filter((certificate) => certificate.state === 'valid');
  const ended = page.certificates.filter((certificate) => certificate.state !== 'valid');
  return (
    <div className="page">
      <PageHeader title={messages.title} />
      {page.next && <NextStep next={page.next} fiveMinutes={page.fiveMinutes} />}
      {isEmpty && (
        <EmptyState title={messages.nothingAssigned}>
          <p>{messages.nothingAssignedText}</p>
        </EmptyState>
      )}
      {page.lapsed.map((course) => (
        <LapsedSection key={course.cycle} course={course} />
      ))}
      {page.courses.map((course) => (
        <CourseSection key={course.cycle} course={course} nextModule={page.next?.module ?? null} />
      ))}
      {page.courses.length > 0 && (
        <p className="screen-only">
          <a href="/learn/due.ics" download>
            {messages.calendar}
          </a>
        </p>
      )}
      {page.finished.length > 0 && (
        <FinishedSection modules={page.finished} nothingDue={isFree && page.lapsed.length === 0} />
      )}
      <Certificates id="certificates" title={messages.certificates} certificates={held} />
      <Certificates id="ended" title={messages.ended} certificates={ended} />
    </div>
  );
}

interface CertificatesProps {
  id: string;
  title: string;
  certificates: HeldCertificate[];
}

function Certificates({ id, title, certificates }: CertificatesProps) {
  if (certificates.length === 0) return null;
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="section__heading" id={id}>
        {title}
      </h2>
      <CertificateTasks certificates={certificates} />
    </section>
  );
}
