import { verifyAsync } from '@noble/ed25519';

/** The program of the saved page: it reads the files that are chosen, and asks no network for anything. */

interface Manifest {
  format: string;
  organisation: string;
  scope: string;
  from: string;
  on: string;
  madeAt: string;
  madeBy: string;
  people: number;
  kid: string;
  keys: string;
  files: { path: string; bytes: number; sha256: string }[];
}

interface Key {
  kid: string;
  x: string;
}

interface SignedCertificate {
  serial: string;
  signed: string;
  signature: string;
  kid: string;
  holder?: { name: string; salt: string };
}

interface Finding {
  ok: boolean;
  text: string;
}

const input = document.querySelector<HTMLInputElement>('#folder');
const results = document.querySelector<HTMLElement>('#results');

input?.addEventListener('change', async () => {
  if (!results || !input.files?.length) return;
  say([{ ok: true, text: 'Reading the files …' }], 'working');
  try {
    say(await check(new Map([...input.files].map((file) => [pathOf(file), file]))), 'done');
  } catch (error) {
    say(
      [{ ok: false, text: `The files could not be read: ${error instanceof Error ? error.message : error}` }],
      'done',
    );
  }
});

/** Without the name of the folder that was chosen. */
const pathOf = (file: File): string => file.webkitRelativePath.split('/').slice(1).join('/') || file.name;

async function check(files: Map<string, File>): Promise<Finding[]> {
  const manifestText = await files.get('manifest.json')?.text();
  const signature = (await files.get('manifest.sig')?.text())?.trim();
  const keysText = await files.get('keys.json')?.text();
  if (manifestText === undefined || signature === undefined || keysText === undefined) {
    return [{ ok: false, text: 'This folder does not hold manifest.json, manifest.sig and keys.json.' }];
  }
  const manifest = JSON.parse(manifestText) as Manifest;
  const { keys } = JSON.parse(keysText) as { keys: Key[] };
  if (manifest.format !== 'acumen-evidence/1')
    return [{ ok: false, text: 'This is no pack of a kind that is known here.' }];
  return [
    await checkSignature(manifest, manifestText, signature, keys),
    ...(await checkFiles(manifest, files)),
    await checkCertificates(files, keys),
    { ok: true, text: saidBy(manifest) },
  ];
}

const saidBy = ({ organisation, scope, from, on, madeAt, madeBy, people, kid, keys }: Manifest): string =>
  `The signed list says: ${organisation}, ${scope}, ${from} to ${on}, ${people} people, made ${madeAt} by ${madeBy}. ` +
  `Compare the key ${kid} with those published at ${keys}.`;

async function checkSignature(manifest: Manifest, text: string, signature: string, keys: Key[]): Promise<Finding> {
  const key = keys.find(({ kid }) => kid === manifest.kid);
  const ok = key !== undefined && (await isSigned(key, text, signature));
  return ok
    ? { ok, text: `The list of files is signed with the key ${manifest.kid}.` }
    : { ok, text: 'The signature does not match the list of files: something in manifest.json was changed.' };
}

async function checkFiles({ files: listed }: Manifest, files: Map<string, File>): Promise<Finding[]> {
  const wrong: Finding[] = [];
  for (const { path, sha256 } of listed) {
    const file = files.get(path);
    if (!file) wrong.push({ ok: false, text: `${path} is missing.` });
    else if ((await sha256Of(await file.arrayBuffer())) !== sha256) {
      wrong.push({ ok: false, text: `${path} is not the file that was signed.` });
    }
  }
  const known = new Set(['manifest.json', 'manifest.sig', ...listed.map(({ path }) => path)]);
  for (const path of files.keys()) {
    if (!known.has(path)) wrong.push({ ok: false, text: `${path} is not part of the pack.` });
  }
  return wrong.length > 0 ? wrong : [{ ok: true, text: `All ${listed.length} files are as they were signed.` }];
}

async function checkCertificates(files: Map<string, File>, keys: Key[]): Promise<Finding> {
  const certificates = JSON.parse((await files.get('data/certificates.json')?.text()) ?? '[]') as SignedCertificate[];
  const wrong: string[] = [];
  for (const { serial, signed, signature, kid, holder } of certificates) {
    const key = keys.find((each) => each.kid === kid);
    const claim = JSON.parse(signed) as { serial: string; holder: { nameHash: string } };
    const named = holder ? await sha256Of(utf8(`${holder.salt}\n${holder.name}`)) : claim.holder.nameHash;
    const ok = key && (await isSigned(key, signed, signature)) && claim.serial === serial;
    if (!ok || named !== claim.holder.nameHash) wrong.push(serial);
  }
  return wrong.length === 0
    ? {
        ok: true,
        text: `All ${certificates.length} certificates carry their signature, and the names that they were given for.`,
      }
    : { ok: false, text: `These certificates are not as they were signed: ${wrong.join(', ')}.` };
}

async function isSigned(key: Key, text: string, signature: string): Promise<boolean> {
  try {
    return await verifyAsync(fromBase64url(signature), utf8(text), fromBase64url(key.x));
  } catch {
    return false;
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

async function sha256Of(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

function say(findings: Finding[], state: 'working' | 'done'): void {
  if (!results) return;
  const bad = findings.some(({ ok }) => !ok);
  const heading = document.createElement('h2');
  heading.textContent =
    state === 'working' ? 'One moment' : bad ? 'Something is not as it was signed' : 'The pack is as it was signed';
  const list = document.createElement('ul');
  for (const { ok, text } of findings) {
    const item = document.createElement('li');
    item.className = ok ? 'ok' : 'bad';
    item.textContent = `${ok ? '' : 'Wrong: '}${text}`;
    list.append(item);
  }
  results.className = state === 'working' ? '' : bad ? 'bad' : 'ok';
  results.replaceChildren(heading, list);
}
