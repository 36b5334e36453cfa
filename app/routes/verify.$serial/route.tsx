import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ModuleTable } from '#app/certification/module-table.tsx';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import { today } from '#app/platform/calendar.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages, verdictWords } from './messages.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, deps } = getRuntime();
  const verification = await verifyCertificate(db, deps, params.serial ?? '');
  const checkedOn = today(deps.zone, deps.now());
  return data({ verification, checkedOn }, { status: verification.state === 'unknown' ? 404 : 200 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? verdictWords(page.verification, page.checkedOn).title : messages.another} · Acumen` },
];

/** Plain words first, then every claim, so that an edited copy is found out. */
export default function VerifyRoute() {
  const { verification, checkedOn } = useLoaderData<typeof loader>();
  const words = verdictWords(verification, checkedOn);
  return (
    <div className="page stack stack--loose">
      <BackLink to="/verify">{messages.another}</BackLink>
      <div className={`verdict verdict--${words.tone}`}>
        <h1 className="verdict__title">{words.title}</h1>
        <p className="verdict__text">{words.text}</p>
      </div>
      {'snapshot' in verification && <Claims verification={verification} />}
      <p className="muted measure">{messages.compare}</p>
    </div>
  );
}

type Shown = Extract<Awaited<ReturnType<typeof verifyCertificate>>, { snapshot: object }>;

function Claims({ verification }: { verification: Shown }) {
  const { serial, snapshot, modules, name } = verification;
  const { curriculum, issuer } = snapshot;
  const rows = [
    { term: messages.holder, value: name ? <bdi>{name}</bdi> : messages.noName },
    { term: messages.certificate, value: `${curriculum.title}, ${messages.edition(curriculum.number)}` },
    { term: messages.issuer, value: issuer.name },
    { term: messages.issued, value: longDate(snapshot.issuedOn) },
    { term: messages.expires, value: longDate(snapshot.expiresOn) },
    { term: messages.minutes, value: messages.minutesValue(snapshot.minutes) },
    { term: messages.number, value: <span className="serial">{serial}</span> },
    { term: messages.signature, value: messages.signatureValue(issuer.kid) },
  ];
  return (
    <>
      <SummaryList rows={rows} />
      <ModuleTable modules={modules} />
      <Details summary={messages.outcomes}>
        <ul className="list">
          {[...new Set(modules.flatMap((module) => module.outcomes))].map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      </Details>
      <Details summary={messages.statement}>
        <pre className="small">{JSON.stringify(snapshot, null, 2)}</pre>
      </Details>
    </>
  );
}
