import type { Snapshot } from '#app/certification/snapshot.ts';
import { createPdf } from '#app/formats/pdf.server.ts';
import { qrMatrix } from '#app/formats/qr-matrix.server.ts';
import { factsBlock } from './internal/facts-block.server.ts';
import { footBlock } from './internal/foot-block.server.ts';
import { drawFrame, drawHead, drawPageNumbers, drawRunningHead, page } from './internal/frame.server.ts';
import { modulesTable } from './internal/modules-table.server.ts';
import { outcomesBlocks } from './internal/outcomes-blocks.server.ts';
import { drawPages } from './internal/pages.server.ts';
import { titleBlock } from './internal/title-block.server.ts';
import { messages } from './messages.ts';

export interface CertificateInput {
  snapshot: Snapshot;
  /** As frozen beside the snapshot. */
  name: string;
  /** Where a stranger checks it: `<origin>/verify/<serial>`. */
  verifyUrl: string;
}

/**
 * The certificate as a tagged PDF, the same bytes for the same input. Outcomes that do not fit go to further pages. It
 * takes tens of milliseconds of CPU without a pause: a server calls `printCertificate`.
 */
export function makeCertificatePdf(input: CertificateInput): Promise<Buffer> {
  const { snapshot, name, verifyUrl } = input;
  const { column } = page;
  const title = messages.title(snapshot.curriculum.title, name);
  const pdf = createPdf({
    title,
    author: snapshot.issuer.name,
    subject: messages.subject(snapshot.serial),
    lang: messages.lang,
    madeAt: new Date(snapshot.issuedAt),
  });
  drawFrame(pdf);
  const top = drawHead(pdf, snapshot.issuer.name);
  drawPages(pdf, top, {
    title: titleBlock(snapshot, name, column),
    facts: factsBlock(snapshot, column),
    table: (withOutcomes) => modulesTable(snapshot.modules, column, withOutcomes),
    outcomes: () => outcomesBlocks(snapshot, column),
    foot: footBlock(snapshot, verifyUrl, qrMatrix(verifyUrl), column),
    dressPage: () => {
      drawFrame(pdf);
      return drawRunningHead(pdf, title, snapshot.serial);
    },
  });
  drawPageNumbers(pdf);
  return pdf.finish();
}
