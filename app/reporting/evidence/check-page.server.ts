import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '#app/platform/project-root.server.ts';

let made: Promise<string> | null = null;

/**
 * The page that checks a pack: one file with its program and its style, saved with the pack and opened from a disk. Its own
 * policy lets it ask no network. The same for every pack of a release.
 */
export function makeCheckPage(): Promise<string> {
  made ??= makePage().catch((error: unknown) => {
    made = null;
    throw error;
  });
  return made;
}

async function makePage(): Promise<string> {
  const folder = path.join(projectRoot(), 'app/reporting/evidence/check-page');
  const bundle = await build({
    entryPoints: [path.join(folder, 'check.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
  });
  const program = `${bundle.outputFiles[0]?.text.trim()}`.replaceAll('</script', '<\\/script');
  const style = (await readFile(path.join(folder, 'page.css'), 'utf8')).trim();
  const policy = `default-src 'none'; script-src ${hashOf(program)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check an evidence pack</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Check an evidence pack</h1>
<p>This page compares every file of the pack with the list that was signed, and checks the signatures of the list and of each certificate. It works without a network, and nothing leaves this computer.</p>
<label for="folder">The unpacked folder of the pack</label>
<input id="folder" type="file" webkitdirectory multiple>
<div id="results" role="status"></div>
<noscript><p>JavaScript is switched off here. Without it the files can be compared by hand: manifest.json lists the SHA-256 hash of each.</p></noscript>
<p class="quiet">Whose key it is cannot be told by a file. Compare the key with those that the organisation publishes. That a pack is as it was signed does not say that any law is met.</p>
</main>
<script>${program}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
