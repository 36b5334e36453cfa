const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text within an element or a quoted attribute. What XML cannot hold at all is for the caller to replace. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
