import type { Pdf } from '#app/formats/pdf.server.ts';
import type { Column } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, setParagraph } from '#app/formats/pdf-paragraph.server.ts';
import { layOutLine } from '#app/formats/text-line.server.ts';
import { messages } from '../messages.ts';

/** Points from the edge of the paper; printers leave about 5 mm blank. */
const OUTER = 28;
const INNER = 33.5;
const MARGIN = 70;

export const page = {
  top: 60,
  /** Nothing but the page number stands lower. */
  bottom: 841.89 - 56,
  column: { left: MARGIN, right: 595.28 - MARGIN, width: 595.28 - 2 * MARGIN } satisfies Column,
};

/** The mark of `app/ui/mark.tsx`, 32 units square. */
const MARK = 'M16 2 30 30h-8.4L13.2 10.8 4.4 30H2z M16.6 25.8A3.7 3.7 0 1 1 9.2 25.8A3.7 3.7 0 1 1 16.6 25.8z';
const WORDMARK_SIZE = 17;
const HEAD_HEIGHT = 22;

export function drawFrame(pdf: Pdf): void {
  pdf.artifact(() => {
    const inset = (by: number): [number, number, number, number] => [by, by, pdf.width - by, pdf.height - by];
    pdf.rectangle(inset(OUTER), { width: 1.5, color: palette.accent });
    pdf.rectangle(inset(INNER), { width: 0.5, color: palette.accent });
  });
}

/** Wordmark and issuer over a hairline; returns where the rest of the page begins. */
export function drawHead(pdf: Pdf, issuer: string): number {
  const { left, right, width } = page.column;
  const word = layOutLine(messages.mark, 700);
  const bbox: [number, number, number, number] = [
    left,
    page.top,
    left + 29 + word.width * WORDMARK_SIZE,
    page.top + HEAD_HEIGHT,
  ];
  pdf.tag('Figure', { alt: messages.mark, bbox }, () => {
    pdf.fill(MARK, left - 1.4, page.top, HEAD_HEIGHT / 32, palette.accent);
    pdf.outlines(word, left + 29, page.top + 17, { size: WORDMARK_SIZE, color: palette.ink });
  });
  const type = { weight: 400, size: 10.5, leading: 14, color: palette.ink } as const;
  const name = setParagraph(issuer, type, width * 0.6);
  pdf.tag('P', {}, () => drawParagraph(pdf, name, right, page.top + Math.max(0, 21 - name.height), 'end'));
  const below = page.top + Math.max(HEAD_HEIGHT, name.height) + 12;
  drawHairline(pdf, below);
  return below;
}

/** Of what the pages after the first are part; returns where their text begins. */
export function drawRunningHead(pdf: Pdf, title: string, serial: string): number {
  const { left, right, width } = page.column;
  const type = { weight: 400, size: 9, leading: 13, color: palette.quiet } as const;
  const number = setParagraph(serial, type, width);
  const text = setParagraph(title, type, width - number.width - 20);
  pdf.artifact(() => {
    drawParagraph(pdf, text, left, page.top);
    drawParagraph(pdf, number, right, page.top, 'end');
  });
  const below = page.top + text.height + 9;
  drawHairline(pdf, below);
  return below;
}

export function drawHairline(pdf: Pdf, y: number, style = { width: 0.6, color: palette.rule as string }): void {
  pdf.artifact(() => pdf.line([page.column.left, y], [page.column.right, y], style));
}

export function drawPageNumbers(pdf: Pdf): void {
  const type = { weight: 400, size: 8.5, leading: 12, color: palette.quiet } as const;
  pdf.onEachPage((number, pages) => {
    if (pages === 1) return;
    const text = setParagraph(messages.page(number, pages), type, page.column.width);
    pdf.artifact(() => drawParagraph(pdf, text, page.column.right, pdf.height - 50, 'end'));
  });
}
