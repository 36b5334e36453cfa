import type { ImportReport } from '#app/exchange/import-report.ts';
import { Section } from '#app/ui/section.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { messages } from './messages.ts';

interface FoundProps {
  moduleId: string;
  slug: string;
  served: { number: number; fingerprint: string } | null;
  report: ImportReport;
}

/** What an upload is and would become. */
export function Found({ moduleId, slug, served, report: { counts, fingerprint, remade } }: FoundProps) {
  const becomes = served ? messages.draftOf(served.number) : messages.newModule(slug);
  const print = fingerprint === null ? messages.noFingerprint : <code className="fingerprint">{fingerprint}</code>;
  return (
    <Section id="found" title={messages.found}>
      <SummaryList
        rows={[
          { term: messages.id, value: moduleId },
          { term: messages.becomes, value: becomes },
          { term: messages.lessons, value: counts.lessons },
          { term: messages.translations, value: counts.translations },
          { term: messages.pictures, value: counts.pictures },
          { term: messages.fingerprint, value: print },
        ]}
      />
      {served !== null && served.fingerprint === fingerprint && <p>{messages.same}</p>}
      {remade.length > 0 && <p>{messages.remade(remade.length)}</p>}
    </Section>
  );
}
