import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { QrCode } from '#app/certification/qr-code.tsx';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { getCertificatePage } from '#app/reporting/get-certificate-page.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { BackLink } from '#app/ui/way.tsx';

const messages = {
  title: 'Certificate card',
  back: 'Certificate',
  state: { valid: 'Valid today', expired: 'Expired', superseded: 'Replaced', revoked: 'Revoked' } as Record<
    string,
    string
  >,
  certificate: 'Certificate',
  until: 'Valid until',
  issuer: 'Issued by',
  qr: 'QR code: anyone can scan it to check this certificate',
} as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps, env } = getRuntime();
  return getCertificatePage(db, deps, { personId: actor.personId, serial: params.serial ?? '', origin: env.origin });
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

/** For the phone in the pocket: name, state and the code, nothing else. */
export default function CertificateCardRoute() {
  const { serial, state, name, snapshot, qrPath, qrSize } = useLoaderData<typeof loader>();
  return (
    <div className="page stack">
      <BackLink to={`/certificates/${serial}`}>{messages.back}</BackLink>
      <article className={state === 'valid' ? 'phone-card' : 'phone-card phone-card--ended'}>
        <p className="phone-card__state">{messages.state[state]}</p>
        <div className="phone-card__body">
          <h1 className="phone-card__name">
            <bdi>{name}</bdi>
          </h1>
          <SummaryList
            rows={[
              { term: messages.certificate, value: snapshot.curriculum.title },
              { term: messages.until, value: longDate(snapshot.expiresOn) },
              { term: messages.issuer, value: snapshot.issuer.name },
            ]}
          />
          <QrCode path={qrPath} size={qrSize} label={messages.qr} />
          <p className="serial">{serial}</p>
        </div>
      </article>
    </div>
  );
}
