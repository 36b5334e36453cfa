import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateToLatest } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { PostgresDatabases } from './postgres-databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a test process asks this one for databases; see `answer`. */
    databasesUrl: string;
  }
}

let folder: string | null = null;
let sqlite: Promise<string> | null = null;
let postgres: Promise<PostgresDatabases> | null = null;

/** Only who asks lets go of a connection: a busy test would otherwise ask on one that is being closed. */
const listener = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  try {
    response.end(await answer(url.pathname, url.searchParams.get('address') ?? ''));
  } catch (error) {
    response.statusCode = 500;
    response.end(error instanceof Error ? error.message : String(error));
  }
});

export async function setup(project: TestProject): Promise<void> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  listener.unref();
  project.provide('databasesUrl', `http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
}

export async function teardown(): Promise<void> {
  listener.close();
  listener.closeAllConnections();
  await postgres?.then((databases) => databases.stop()).catch(() => {});
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/** The template and the server are made when the first test asks: a run of pure tests needs neither. */
async function answer(what: string, address: string): Promise<string> {
  if (what === '/sqlite-template') {
    sqlite ??= makeSqliteTemplate();
    return sqlite;
  }
  postgres ??= PostgresDatabases.start();
  const databases = await postgres;
  if (what === '/postgres-take') return databases.take();
  if (what === '/postgres-create') return databases.create();
  if (what === '/postgres-give-back') await databases.giveBack(address);
  if (what === '/postgres-drop') await databases.drop(address);
  return '';
}

async function makeSqliteTemplate(): Promise<string> {
  folder = mkdtempSync(path.join(tmpdir(), 'acumen-test-'));
  const file = path.join(folder, 'template.db');
  const opened = await openDatabase(file);
  await migrateToLatest(opened.db, opened.engine);
  await opened.close();
  return file;
}
