import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';

/** Databases for tests, each known by what `DATABASE_URL` would say. */
export interface Copies {
  migrated: () => Promise<string>;
  empty: () => Promise<string>;
  remove: (address: string) => Promise<void>;
  close: () => Promise<void>;
}

export async function sqliteCopies(): Promise<Copies> {
  const template = await ask('sqlite-template');
  const folder = mkdtempSync(path.join(tmpdir(), 'acumen-sqlite-'));
  let made = 0;
  const empty = async () => {
    made += 1;
    return path.join(folder, `${made}.db`);
  };
  return {
    empty,
    migrated: async () => {
      const file = await empty();
      copyFileSync(template, file);
      return file;
    },
    remove: async (file) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function postgresCopies(): Promise<Copies> {
  const taken = new Set<string>();
  return {
    empty: () => ask('postgres-create'),
    migrated: async () => {
      const address = await ask('postgres-take');
      taken.add(address);
      return address;
    },
    remove: async (address) => {
      await ask(taken.has(address) ? 'postgres-give-back' : 'postgres-drop', address);
    },
    close: async () => {},
  };
}

async function ask(what: string, address = ''): Promise<string> {
  const response = await fetch(`${inject('databasesUrl')}/${what}?${new URLSearchParams({ address })}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
