/** What a local value is called: `ai-incident-contact`. */
export const localName = /^[a-z0-9]+(-[a-z0-9]+)*$/;
