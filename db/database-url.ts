import path from 'node:path';

export type DatabaseUrl = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };

const EXAMPLES = 'Write a file such as data/acumen.db, or postgres://user:password@host/database.';

/** Reads `DATABASE_URL`: a path, `file:…`, `sqlite:…` or `postgres://…`. Throws an error that says what to write. */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  const url = text.trim();
  if (url === '') throw new Error(`The database address is empty. ${EXAMPLES}`);
  if (/^postgres(ql)?:/i.test(url)) return { engine: 'postgres', url: postgresUrl(url) };
  const file = filePath(url);
  if (file === '' || file.includes(':memory:') || file.startsWith('?')) {
    throw new Error(`A database in memory would forget every record. ${EXAMPLES}`);
  }
  return { engine: 'sqlite', file: path.resolve(file) };
}

function filePath(url: string): string {
  // One letter before the colon is a Windows drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1];
  if (!scheme) return url;
  if (!/^(file|sqlite)$/i.test(scheme)) throw new Error(`Acumen cannot use a "${scheme}:" database. ${EXAMPLES}`);
  return decodeURI(
    url
      .slice(scheme.length + 1)
      .replace(/^\/\/(?=\/)/, '')
      .replace(/^\/\/(?!\/)/, ''),
  ).replace(/\?.*$/, '');
}

function postgresUrl(url: string): string {
  if (!URL.canParse(url)) throw new Error(`The PostgreSQL address cannot be read. ${EXAMPLES}`);
  return url;
}
