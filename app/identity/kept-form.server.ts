import { z } from 'zod';
import { openText, sealText } from '#app/platform/seal.server.ts';

/** A form that came in after its session had ended. It goes out sealed and comes back with the sign-in. */
export interface KeptForm {
  personId: string;
  /** Path and query that the form was posted to. */
  path: string;
  fields: [name: string, value: string][];
  /** Instant at which it was posted. */
  at: string;
}

const purpose = 'kept-form';
/** A shift and its handover; who comes back later starts from what was saved. */
const keptFor = 24 * 60 * 60_000;
/** Characters; sealed and posted again it stays below the limit of a request's body. */
const longest = 500_000;

const schema = z.object({
  personId: z.string(),
  path: z.string().startsWith('/'),
  fields: z.array(z.tuple([z.string(), z.string()])),
  at: z.string(),
});

/** Null when it is too long to travel. */
export function sealKeptForm(secret: string, form: KeptForm): string | null {
  const text = JSON.stringify(form);
  return Buffer.byteLength(text) > longest ? null : sealText(secret, purpose, text);
}

/** The form, for the person who wrote it and for nobody else; null for anything altered, old or of another's. */
export function openKeptForm(secret: string, sealed: string, reader: { personId: string; now: Date }): KeptForm | null {
  const text = openText(secret, purpose, sealed);
  if (text === null) return null;
  const form = schema.safeParse(JSON.parse(text));
  if (!form.success || form.data.personId !== reader.personId) return null;
  return reader.now.getTime() - Date.parse(form.data.at) > keptFor ? null : form.data;
}
