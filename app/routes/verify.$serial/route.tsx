import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { groupFingerprint } from '#app/certification/fingerprint.ts';
import { ModuleTable } from '#app/certification/module-table.tsx';
import { NumberForm } from '#app/certification/number-form.tsx';
import { messages as sheet } from '#app/certification/sheet-messages.ts';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import { today } from '#app/platform/calendar.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages, verdictWords } from './messages.ts';

/** Far more than a number has, however it is typed. */
const longest = 100;

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, deps } = getRuntime();
  const typed = (params.serial ?? '').slice(0, longest);
  const verification = await verifyCertificate(db, deps, typed);
  const checkedOn = today(deps.zone, deps.now());
  return data({ verification, checkedOn, typed }, { status: verification.state === 'unknown' ? 404 : 200 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? verdictWords(page.verification, page.checkedOn).title : messages.another} · Acumen` },
];

/** Plain words first, then every claim, so that an edited copy is found out. */
export default function VerifyRoute() {
  const { verification, checkedOn, typed } = useLoaderData<typeof loader>();
  const words = verdictWords(verification, checkedOn);
  return (
    <div className="page stack stack--loose">
      {verification.state !== 'unknown' && <BackLink to="/verify">{messages.another}</BackLink>}
      <div className={`verdict verdict--${words.tone}`}>
        <h1 className="verdict__title">{words.title}</h1>
        <p className="verdict__text">{words.text}</p>
        {'snapshot' in verification && verification.replacedBy && (
          <p className="verdict__text">
            <Link to={`/verify/${verification.replacedBy}`}>
              {messages.replacedBy}, <span className="serial">{verification.replacedBy}</span>
            </Link>
          </p>
        )}
      </div>
      {verification.state === 'unknown' && <NumberForm typed={typed} key={typed} />}
      {'snapshot' in verification && <Claims verification={verification} />}
    </div>
  );
}

type Shown = Extract<Awaited<ReturnType<typeof verifyCertificate>>, { snapshot: object }>;

function Claims({ verification }: { verification: Shown }) {
  const { serial, snapshot, modules, name } = verification;
  const { curriculum, issuer, supersedes } = snapshot;
  const rows = [
    { term: messages.holder, value: name ? <bdi>{name}</bdi> : messages.noName },
    { term: sheet.kind, value: <Curriculum {...curriculum} /> },
    { term: messages.issuer, value: issuer.name },
    { term: sheet.issued, value: longDate(snapshot.issuedOn) },
    { term: sheet.expires, value: longDate(snapshot.expiresOn) },
    { term: sheet.minutes, value: sheet.minutesValue(snapshot.minutes) },
    { term: sheet.number, value: <span className="serial">{serial}</span> },
    ...(supersedes ? [{ term: messages.replaces, value: <span className="serial">{supersedes}</span> }] : []),
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
      <p className="muted measure">{messages.compare}</p>
    </>
  );
}

function Curriculum({ title, number, fingerprint }: Shown['snapshot']['curriculum']) {
  return (
    <>
      {title} <span className="certificate__version">{sheet.version(number, groupFingerprint(fingerprint))}</span>
    </>
  );
}
