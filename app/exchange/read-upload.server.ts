import type { FileMap } from '#app/formats/file-map.ts';
import { readZip } from '#app/formats/read-zip.server.ts';
import type { LeftFile } from './import-report.ts';

export interface Upload {
  name: string;
  bytes: Buffer;
}

export type UploadReading = { ok: true; files: FileMap; left: LeftFile[] } | { ok: false; problems: LeftFile[] };

/** The files of an uploaded archive; a single page of Markdown stands for itself. */
export async function readUpload({ name, bytes }: Upload): Promise<UploadReading> {
  if (/\.(md|mdx|markdown)$/i.test(name)) return { ok: true, files: new Map([[plain(name), bytes]]), left: [] };
  return readZip(bytes);
}

/** Without the folders that some browsers send. */
const plain = (name: string) => name.split(/[\\/]/).at(-1) ?? 'page.md';
