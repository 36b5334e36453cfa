import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { tablesByModule } from './setup/tables-by-module.ts';

const root = resolve(import.meta.dirname, '..');

/** The house of DESIGN §3: a file imports its own module or a lower number, types included. */
const layer: Record<string, number> = {
  db: 0,
  ui: 0,
  platform: 1,
  formats: 1,
  events: 2,
  audit: 2,
  questions: 2,
  organisation: 3,
  blocks: 3,
  identity: 4,
  curriculum: 5,
  assessment: 6,
  readiness: 6,
  learning: 7,
  assignments: 8,
  certification: 9,
  record: 10,
  authoring: 10,
  credentials: 10,
  reporting: 10,
  interop: 10,
  administration: 11,
  exchange: 11,
  team: 11,
  operator: 11,
  http: 11,
  routes: 12,
};

/** Which module writes which table (RECORDS §1). */
const ownership = tablesByModule();

/** Tables that `db/dialect` itself fills, behind a function that names the caller's rows. */
const inDialect = new Set(['record_heads', 'search_entries']);

/** Fills whole tables of an empty demo at once; everything else goes through the owners. */
const setBySet = 'app/operator/demo/crowd/';

function sources(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function moduleOf(path: string): string {
  const [top, second = ''] = path.split('/');
  if (top !== 'app') return top ?? '';
  return second.includes('.') ? 'routes' : second;
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name.startsWith('#') || name.startsWith('.'))
    .map((name) =>
      (name.startsWith('#') ? name.slice(1) : relative(root, resolve(root, dirname(path), name))).replace(/\?url$/, ''),
    );
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const product = [...sources('app'), ...sources('db')].filter((path) => !isTest(path));

test('every folder of app has a place in the house', () => {
  const unknown = new Set(product.map(moduleOf).filter((name) => layer[name] === undefined));
  expect([...unknown]).toEqual([]);
});

test('a file imports its own module or a lower layer', () => {
  const wrong = product.flatMap((path) => {
    const own = moduleOf(path);
    return importsOf(path)
      .filter((target) => target.startsWith('app/') || target.startsWith('db/'))
      .filter((target) => {
        const other = moduleOf(target);
        return other !== own && !((layer[other] ?? 99) < (layer[own] ?? -1));
      })
      .map((target) => `${path} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('no route imports another route', () => {
  const wrong = product
    .filter((path) => path.startsWith('app/routes/'))
    .flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('app/routes/') && dirname(target) !== dirname(path))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('what is internal to a module stays in it', () => {
  const wrong = product.flatMap((path) =>
    importsOf(path)
      .filter((target) => target.includes('/internal/') && moduleOf(target) !== moduleOf(path))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('each table is written by one module', () => {
  const owner = new Map(Object.entries(ownership).flatMap(([name, tables]) => tables.map((table) => [table, name])));
  const wrong = product.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return [...text.matchAll(/(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*'(\w+)/g)]
      .map((match) => match[1] ?? '')
      .filter((table) => owner.get(table) !== moduleOf(path) && !path.startsWith(setBySet))
      .filter((table) => !(path.startsWith('db/') && (inDialect.has(table) || path.includes('migrat'))))
      .map((table) => `${path} writes ${table}, which belongs to ${owner.get(table) ?? 'nobody'}`);
  });
  expect(wrong).toEqual([]);
});

/** Files of the product that import this one. */
function importersOf(target: string): string[] {
  return product.filter((path) => importsOf(path).includes(target)).sort();
}

test('nobody is let in or shut out without the end of their sessions', () => {
  const save = 'app/organisation/save-person-active.server.ts';
  expect(importersOf(save)).toEqual(['app/identity/set-person-active.server.ts']);
  const setsActive = /updateTable\(\s*'people'\s*\)[^;]*?\.set\([^;]*?\bactive\b/;
  const writers = product.filter((path) => setsActive.test(readFileSync(join(root, path), 'utf8')));
  expect(writers).toEqual([save]);
});

test('whoever saves a name says which of its characters no font can print', () => {
  const savers = ['create-person', 'save-person-name'].flatMap((name) =>
    importersOf(`app/organisation/${name}.server.ts`),
  );
  const silent = savers.filter((path) => !/uncovered(Line|Characters)\(/.test(readFileSync(join(root, path), 'utf8')));
  expect(silent).toEqual([]);
  expect(savers.length).toBeGreaterThan(2);
});

test('routes hold no SQL', () => {
  const wrong = product
    .filter((path) => path.startsWith('app/routes/'))
    .filter((path) => /selectFrom|insertInto|updateTable|deleteFrom|sql`/.test(readFileSync(join(root, path), 'utf8')));
  expect(wrong).toEqual([]);
});

test('a component reaches neither the database, nor a server file, nor zod', () => {
  const components = product.filter((path) => path.endsWith('.tsx') && !path.startsWith('app/routes/'));
  const entry = new Set(['app/entry.server.tsx', 'app/root.tsx']);
  const wrong = components
    .filter((path) => !entry.has(path) && !path.endsWith('.email.tsx'))
    .flatMap((path) =>
      [...reach(path)]
        .filter((target) => target.startsWith('db/') || target.includes('.server.') || target.endsWith('/schema.ts'))
        .map((target) => `${path} reaches ${target}`),
    );
  expect(wrong).toEqual([]);
});

/** Every file that a file reaches by value imports (type imports vanish in the build). */
function reach(path: string, seen = new Set<string>()): Set<string> {
  const text = readFileSync(join(root, path), 'utf8');
  const typeOnly = new Set([...text.matchAll(/import type[^;]*?from '([^']+)'/g)].map((match) => match[1]));
  const values = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !typeOnly.has(name) && (name.startsWith('#') || name.startsWith('.')));
  for (const name of values) {
    const target = name.startsWith('#') ? name.slice(1) : relative(root, resolve(root, dirname(path), name));
    if (seen.has(target) || !/\.tsx?$/.test(target)) continue;
    seen.add(target);
    reach(target, seen);
  }
  return seen;
}

test('wrapped libraries are imported where they are wrapped', () => {
  const home: Record<string, RegExp> = {
    lucia: /^app\/identity\/internal\//,
    'mdx-bundler': /^app\/curriculum\/internal\//,
    pdfkit: /^app\/formats\//,
    yazl: /^app\/formats\//,
    yauzl: /^app\/formats\//,
    sharp: /^app\/formats\//,
    nodemailer: /^app\/platform\/mail\/internal\//,
    sqlite3: /^db\/dialect\//,
    pg: /^db\/dialect\//,
  };
  const wrong = product.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return Object.entries(home)
      .filter(([name, place]) => new RegExp(`from '${name}'`).test(text) && !place.test(path))
      .map(([name]) => `${path} imports ${name}`);
  });
  expect(wrong).toEqual([]);
});

/**
 * Forms that are bound to nobody: signing in and out, the form that was cut off, which has its fields already, and sheets of
 * a readiness round, which belong to a code and must not say who fills them in.
 */
const formsOfNobody = new Set([
  'app/identity/resume-form.tsx',
  'app/identity/shared-computer-warning.tsx',
  'app/identity/sign-in-form.tsx',
  'app/routes/logout/route.tsx',
  'app/routes/readiness.answer/code-form.tsx',
  'app/routes/readiness.answer/panel-sheet.tsx',
  'app/routes/readiness.answer/survey-sheet.tsx',
  'app/routes/welcome/password-form.tsx',
  'app/ui/site.tsx',
]);

/** Scripts that post: the form on the page, with what is in it, or the person by name. */
const postingScripts: Record<string, RegExp> = {
  'app/blocks/simulation/use-draft.ts': /new FormData\(form\.current\)/,
  'app/authoring/editor/post-as.ts': /\{ \.\.\.fields, person \}/,
  'app/routes/learn.$module.$lesson/use-reading-place.ts': /save\(\{[^}]*\bperson\b/,
  'app/routes/learn.$module.quiz/use-autosave.ts': /=== 'person'/,
  // Asks, and sends nothing.
  'app/identity/use-shared-session.ts': /method: 'HEAD'/,
};

test('every form that is posted says for whom it was drawn', () => {
  const bound = product.filter((path) => path.endsWith('.tsx') && !formsOfNobody.has(path));
  const forms = bound.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const found = text.matchAll(/<((?:\w+\.)?[Ff]orm)\b[^>]*method="post"[\s\S]*?<\/\1>/g);
    return [...found].map(([form]) => ({ path, form }));
  });
  expect(forms.length).toBeGreaterThan(8);
  expect(forms.filter(({ form }) => !/<(PersonField|HiddenFields)\b/.test(form)).map(({ path }) => path)).toEqual([]);
});

test('every script that posts says for whom', () => {
  const posting = product.filter((path) =>
    /\buseFetcher\b.*\bsubmit\b|\bsubmit\b.*\buseFetcher\b|\buseSubmit\b|\bfetch\(|\bsendBeacon\(/.test(
      readFileSync(join(root, path), 'utf8'),
    ),
  );
  expect(posting.sort()).toEqual(Object.keys(postingScripts).sort());
  for (const path of posting) expect(readFileSync(join(root, path), 'utf8')).toMatch(postingScripts[path] ?? /^$/);
});
