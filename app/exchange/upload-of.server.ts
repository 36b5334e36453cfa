import type { Upload } from './read-upload.server.ts';

/** The file of a posted form; empty where none was chosen. */
export async function uploadOf(form: FormData): Promise<Upload> {
  const file = form.get('file');
  if (!(file instanceof File)) return { name: '', bytes: Buffer.alloc(0) };
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}
