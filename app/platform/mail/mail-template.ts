import { headerText } from './mail-address.ts';
import type { MailBlock, MailContent } from './mail-content.ts';

const page = 'max-width:36em;padding:1em;font:16px/1.5 sans-serif';
const note = 'font-size:14px;border-top:1px solid;padding-top:0.75em;margin-top:2em';

/**
 * The one template of every message, as text and as HTML. No image, no colour of ours and no class: a client in the dark
 * keeps its own ink and paper. Everything is escaped, and each part stays on one line.
 */
export function writeMail({ blocks, footer, subject }: MailContent): { text: string; html: string } {
  const title = escapeHtml(headerText(subject));
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<div style="${page}">
${blocks.map(blockHtml).join('\n')}
<p style="${note}">${escapeHtml(headerText(footer))}</p>
</div>
</body>
</html>
`;
  return { text: `${[...blocks.map(blockText), `-- \n${headerText(footer)}`].join('\n\n')}\n`, html };
}

function blockText(block: MailBlock): string {
  if (block.kind === 'list') return block.items.map((item) => `- ${headerText(item)}`).join('\n');
  if (block.kind === 'link') return `${headerText(block.text)}:\n${webAddress(block.href)}`;
  return headerText(block.text);
}

function blockHtml(block: MailBlock): string {
  if (block.kind === 'list') {
    return `<ul>\n${block.items.map((item) => `<li dir="auto">${escapeHtml(headerText(item))}</li>`).join('\n')}\n</ul>`;
  }
  const text = escapeHtml(headerText(block.text));
  if (block.kind === 'link') return `<p><a href="${escapeHtml(webAddress(block.href))}">${text}</a></p>`;
  if (block.kind === 'heading') return `<h2 style="font-size:18px;margin:1.5em 0 0.5em">${text}</h2>`;
  return `<p dir="auto">${text}</p>`;
}

/** Throws for anything but a page of ours on the web. */
function webAddress(href: string): string {
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol)) throw new Error('a message links to web pages only');
  return url.href;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
