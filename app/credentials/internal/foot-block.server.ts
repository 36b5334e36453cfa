import type { Snapshot } from '#app/certification/snapshot.ts';
import type { Pdf } from '#app/formats/pdf.server.ts';
import { type QrMatrix, qrPath, qrSide } from '#app/formats/qr.ts';
import { messages } from '../messages.ts';
import { type Block, type Column, totalHeight } from './block.ts';
import { drawHairline } from './frame.server.ts';
import { palette } from './palette.ts';
import { drawParagraph, type Paragraph, setParagraph, type Type } from './paragraph.server.ts';

const headingType: Type = { weight: 700, size: 11, leading: 16, color: palette.accent };
const textType: Type = { weight: 400, size: 9.5, leading: 13, color: palette.ink };
const linkType: Type = { weight: 700, size: 9.5, leading: 14, color: palette.ink };
const smallType: Type = { weight: 400, size: 8.5, leading: 11.5, color: palette.quiet };
/** 37 mm with its quiet zone: a phone reads it from an arm's length. */
const QR_SIDE = 105;
const GAP = 22;
const PARAGRAPH_GAP = 4;

/** How to check the certificate, and what it is not. */
export function footBlock(snapshot: Snapshot, url: string, qr: QrMatrix, column: Column): Block {
  const width = column.width - QR_SIDE - GAP;
  const heading = setParagraph(messages.check, headingType, width);
  const how = setParagraph(messages.checkHow, textType, width);
  const address = setParagraph(url.replace(/^https?:\/\//, ''), linkType, width);
  const why = setParagraph(messages.checkWhy, smallType, width);
  const honest = setParagraph(smallPrint(snapshot), smallType, width);
  const signed = setParagraph(signedBy(snapshot), smallType, width);
  const textHeight = totalHeight([heading, how, address, why, honest, signed]) + 3 * PARAGRAPH_GAP;
  const before = 13;
  return {
    height: before + Math.max(textHeight, QR_SIDE),
    draw: (pdf, top) => {
      drawHairline(pdf, top);
      const { left } = column;
      let y = top + before;
      pdf.tag('H2', {}, () => drawParagraph(pdf, heading, left, y));
      y += heading.height;
      pdf.tag('P', {}, () => {
        drawParagraph(pdf, how, left, y);
        y += how.height;
        drawLink(pdf, address, { left, top: y, url, label: messages.link(snapshot.serial) });
      });
      y += address.height + PARAGRAPH_GAP;
      pdf.tag('P', {}, () => drawParagraph(pdf, why, left, y));
      y += why.height + PARAGRAPH_GAP;
      pdf.tag('P', {}, () => drawParagraph(pdf, honest, left, y));
      y += honest.height + PARAGRAPH_GAP;
      pdf.tag('P', {}, () => drawParagraph(pdf, signed, left, y));
      drawQr(pdf, qr, { right: column.right, top: top + before, alt: messages.qr(url) });
    },
  };
}

function smallPrint(snapshot: Snapshot): string {
  return [messages.issuer(snapshot.issuer.name), messages.honest, messages.estimate].join(' ');
}

function signedBy({ issuer, supersedes }: Snapshot): string {
  return [messages.signed(issuer.kid), ...(supersedes === undefined ? [] : [messages.replaces(supersedes)])].join(' ');
}

function drawLink(
  pdf: Pdf,
  address: Paragraph,
  at: { left: number; top: number; url: string; label: string },
): void {
  pdf.tag('Link', {}, () => {
    const bottom = drawParagraph(pdf, address, at.left, at.top);
    pdf.link(at.url, at.label, [at.left, at.top, at.left + address.width, bottom]);
  });
}

function drawQr(pdf: Pdf, qr: QrMatrix, { right, top, alt }: { right: number; top: number; alt: string }): void {
  const scale = QR_SIDE / qrSide(qr);
  // The quiet zone is white paper already: its edge, not that of the code, would stand out of line.
  const quiet = scale * 4;
  const left = right - QR_SIDE + quiet;
  const bbox: [number, number, number, number] = [left, top - quiet, left + QR_SIDE, top - quiet + QR_SIDE];
  pdf.tag('Figure', { alt, bbox }, () => pdf.fill(qrPath(qr), left, top - quiet, scale, palette.black));
}
