import type { Snapshot } from '#app/certification/snapshot.ts';
import type { Block, Column } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, setParagraph, type Type } from '#app/formats/pdf-paragraph.server.ts';
import { messages } from '../messages.ts';
import { outcomesList } from './outcomes-list.server.ts';

const headingType: Type = { weight: 700, size: 11, leading: 16, color: palette.accent };
const leadType: Type = { weight: 400, size: 10, leading: 14, color: palette.quiet };
const titleType: Type = { weight: 700, size: 10, leading: 14, color: palette.ink };

/** What the modules enable a person to do: a heading, then one block a module. Empty if the snapshot lists none. */
export function outcomesBlocks(snapshot: Snapshot, column: Column): Block[] {
  const modules = snapshot.modules.filter((module) => module.outcomes.length > 0);
  if (modules.length === 0) return [];
  return [headingBlock(column), ...modules.map((module) => moduleBlock(module.title, module.outcomes, column))];
}

function headingBlock(column: Column): Block {
  const heading = setParagraph(messages.outcomes, headingType, column.width);
  const lead = setParagraph(messages.outcomesLead, leadType, column.width);
  return {
    height: heading.height + lead.height,
    draw: (pdf, top) => {
      pdf.tag('H2', {}, () => drawParagraph(pdf, heading, column.left, top));
      pdf.tag('P', {}, () => drawParagraph(pdf, lead, column.left, top + heading.height));
    },
  };
}

function moduleBlock(title: string, outcomes: string[], column: Column): Block {
  const heading = setParagraph(title, titleType, column.width);
  const list = outcomesList(outcomes, column);
  const before = 9;
  return {
    height: before + heading.height + list.height,
    draw: (pdf, top) => {
      pdf.tag('H3', {}, () => drawParagraph(pdf, heading, column.left, top + before));
      list.draw(pdf, top + before + heading.height);
    },
  };
}
