import { messages as words } from '#app/certification/sheet-messages.ts';
import type { Snapshot } from '#app/certification/snapshot.ts';
import type { Pdf } from '#app/formats/pdf.server.ts';
import { type Block, type Column, totalHeight } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, type Paragraph, setParagraph, type Type } from '#app/formats/pdf-paragraph.server.ts';
import { type QrMatrix, qrPath, qrSide } from '#app/formats/qr.ts';
import { isolate } from '#app/formats/text-runs.ts';
import { messages } from '../messages.ts';
import { drawHairline } from './frame.server.ts';

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
  const prints = smallPrint(snapshot).map((text) => setParagraph(text, smallType, width));
  const textHeight = totalHeight([heading, how, address, ...prints]) + prints.length * PARAGRAPH_GAP;
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
      y += address.height;
      for (const print of prints) {
        y += PARAGRAPH_GAP;
        pdf.tag('P', {}, () => drawParagraph(pdf, print, left, y));
        y += print.height;
      }
      drawQr(pdf, qr, { right: column.right, top: top + before, alt: messages.qr(url) });
    },
  };
}

function smallPrint({ issuer, supersedes }: Snapshot): string[] {
  return [
    messages.checkWhy,
    `${words.honest(isolate(issuer.name))} ${words.estimate}`,
    words.signed(issuer.kid),
    ...(supersedes === undefined ? [] : [words.replaces(supersedes)]),
  ];
}

function drawLink(pdf: Pdf, address: Paragraph, at: { left: number; top: number; url: string; label: string }): void {
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
