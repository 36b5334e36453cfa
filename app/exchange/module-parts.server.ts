import type { Kysely } from 'kysely';
import { fileKind, longestText } from '#app/authoring/draft.ts';
import { getAsset } from '#app/curriculum/get-asset.server.ts';
import { cleanImage } from '#app/formats/clean-image.server.ts';
import type { FileMap } from '#app/formats/file-map.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Schema } from '#db/schema.ts';
import type { LeftFile } from './import-report.ts';
import { messages } from './messages.ts';

export interface ModuleParts {
  files: FileMap;
  left: LeftFile[];
  /** Pictures that were made anew. */
  remade: string[];
}

/**
 * The files of a folder that a draft can hold. A picture that this installation has already stays as it is, so that what was exported comes
 * back with its fingerprint; any other is made anew from its pixels.
 */
export async function moduleParts(db: Kysely<Schema>, given: FileMap): Promise<ModuleParts> {
  const parts: ModuleParts = { files: new Map(), left: [], remade: [] };
  for (const [path, bytes] of given) {
    const kind = fileKind(path);
    if (kind === null) parts.left.push({ file: path, ...messages.left.foreign });
    else if (kind === 'picture') await takePicture(db, path, bytes, parts);
    else if (isText(bytes)) parts.files.set(path, bytes);
    else parts.left.push({ file: path, ...messages.left.notText });
  }
  return parts;
}

async function takePicture(db: Kysely<Schema>, path: string, bytes: Buffer, parts: ModuleParts): Promise<void> {
  if (await getAsset(db, sha256hex(bytes))) {
    parts.files.set(path, bytes);
    return;
  }
  const cleaned = await cleanImage(bytes);
  if (!cleaned.ok) {
    parts.left.push({ file: path, message: cleaned.message, fix: cleaned.fix });
    return;
  }
  parts.files.set(path, cleaned.image.bytes);
  parts.remade.push(path);
}

/** UTF-8 without NUL, which PostgreSQL does not store. */
function isText(bytes: Buffer): boolean {
  if (bytes.length > longestText || bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
