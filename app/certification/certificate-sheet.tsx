import { longDate } from '#app/ui/dates.ts';
import { Mark } from '#app/ui/mark.tsx';
import { groupFingerprint } from './fingerprint.ts';
import { ModuleTable } from './module-table.tsx';
import { QrCode } from './qr-code.tsx';
import { messages } from './sheet-messages.ts';
import type { Snapshot, SnapshotModule } from './snapshot.ts';

interface CertificateSheetProps {
  name: string;
  snapshot: Snapshot;
  /** Those of the snapshot, in the order in which they are taught. */
  modules: SnapshotModule[];
  verifyUrl: string;
  qr: { path: string; size: number };
}

/** The certificate as a page, drawn from the frozen snapshot, the modules in learning order. */
export function CertificateSheet({ name, snapshot, modules, verifyUrl, qr }: CertificateSheetProps) {
  const { curriculum, issuer, supersedes } = snapshot;
  return (
    <article className="certificate">
      <header className="certificate__head">
        <span className="wordmark">
          <Mark className="wordmark__mark" />
          Acumen
        </span>
        <span className="certificate__issuer">{issuer.name}</span>
      </header>
      <p className="certificate__kind">{messages.kind}</p>
      <h1 className="certificate__name">
        <bdi>{name}</bdi>
      </h1>
      <p className="certificate__claim">
        {messages.completed} <strong>{curriculum.title}</strong>
        <span className="certificate__version">
          {messages.version(curriculum.number, groupFingerprint(curriculum.fingerprint))}
        </span>
      </p>
      <dl className="certificate__facts">
        <Fact term={messages.issued} value={longDate(snapshot.issuedOn)} />
        <Fact term={messages.expires} value={longDate(snapshot.expiresOn)} />
        <Fact term={messages.minutes} value={messages.minutesValue(snapshot.minutes)} />
      </dl>
      <ModuleTable modules={modules} />
      <footer className="certificate__foot">
        <div>
          <p>
            {messages.number} <span className="serial">{snapshot.serial}</span>
          </p>
          <p>
            {messages.check} {verifyUrl.replace(/^https?:\/\//, '')} {messages.scan}
          </p>
          <p className="muted">
            {messages.honest(issuer.name)} {messages.estimate}
          </p>
          <p className="muted">
            {messages.signed(issuer.kid)} {supersedes && messages.replaces(supersedes)}
          </p>
        </div>
        <QrCode {...qr} label={messages.qr} />
      </footer>
    </article>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
