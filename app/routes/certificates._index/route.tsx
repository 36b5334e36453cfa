import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { CertificateTasks } from '#app/reporting/certificate-tasks.tsx';
import { listHeldCertificates } from '#app/reporting/list-held-certificates.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const messages = {
  title: 'Your certificates',
  lede: 'Each one says exactly what you were taught, in which version, and how you showed it. Anyone you give the number to can check it.',
  none: 'No certificate yet',
  noneText: 'A certificate comes by itself when the last module of a course is done.',
} as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  return { certificates: await listHeldCertificates(db, deps, actor.personId) };
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function CertificatesRoute() {
  const { certificates } = useLoaderData<typeof loader>();
  return (
    <div className="page stack stack--loose">
      <PageHeader title={messages.title} lede={messages.lede} />
      {certificates.length === 0 ? (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
        </EmptyState>
      ) : (
        <CertificateTasks certificates={certificates} />
      )}
    </div>
  );
}
