import { messages, type RefusedStatus } from './messages.ts';

/** A page for a request that reaches no route: no script, no style, nothing of what was asked. */
export function plainPage(status: RefusedStatus): string {
  const { title, text } = messages.refusals[status];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Acumen</title><h1>${title}</h1><p>${text}</p><p><a href="/">Acumen</a></p></html>`;
}
