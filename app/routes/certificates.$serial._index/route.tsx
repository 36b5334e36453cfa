import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CertificateSheet } from '#app/certification/certificate-sheet.tsx';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { getCertificatePage } from '#app/reporting/get-certificate-page.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink } from '#app/ui/way.tsx';

const messages = {
  back: 'Certificates',
  pdf: 'Download PDF',
  card: 'Show phone card',
  json: 'Data (JSON)',
  state: {
    expired: 'This certificate has expired',
    superseded: 'This certificate has been replaced by a newer one',
    revoked: 'This certificate has been revoked',
  } as Record<string, string>,
} as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps, env } = getRuntime();
  return getCertificatePage(db, deps, { personId: actor.personId, serial: params.serial ?? '', origin: env.origin });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.snapshot.curriculum.title} · Acumen` : 'Certificate · Acumen' },
];

export default function CertificateRoute() {
  const page = useLoaderData<typeof loader>();
  const base = `/certificates/${page.serial}`;
  const ended = messages.state[page.state];
  return (
    <div className="page page--certificate">
      <div className="certificate-bar row row--apart">
        <BackLink to="/certificates">{messages.back}</BackLink>
        <div className="row">
          <ButtonLink to={`${base}.pdf`} reloadDocument>
            {messages.pdf}
          </ButtonLink>
          <ButtonLink to={`${base}/card`} look="secondary">
            {messages.card}
          </ButtonLink>
          <ButtonLink to={`${base}.json`} look="quiet" reloadDocument>
            {messages.json}
          </ButtonLink>
        </div>
      </div>
      {ended && <Notice tone="warn" title={ended} />}
      <CertificateSheet
        name={page.name}
        snapshot={page.snapshot}
        modules={page.modules}
        verifyUrl={page.verifyUrl}
        qr={{ path: page.qrPath, size: page.qrSize }}
      />
    </div>
  );
}
