import { z } from 'zod';
import type { Snapshot } from './snapshot.ts';

const text = z.string();
const whole = z.int().min(0);
const date = z.iso.date();

/** Reads a stored snapshot; only what matches is ever shown as a claim. */
export const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  format: z.literal('acumen-certificate/1'),
  serial: text,
  holder: z.strictObject({ nameHash: text }),
  curriculum: z.strictObject({ id: text, title: text, number: whole, fingerprint: text, validityMonths: whole }),
  modules: z.array(
    z.strictObject({
      id: text,
      title: text,
      version: whole,
      fingerprint: text,
      track: z.enum(['foundation', 'full']),
      how: z.enum(['taught', 'assessed', 'prior']),
      minutes: whole,
      on: date,
      outcomes: z.array(text),
      delta: z.strictObject({ version: whole, fingerprint: text, minutes: whole, on: date }).optional(),
    }),
  ),
  minutes: whole,
  issuer: z.strictObject({ name: text, kid: text }),
  issuedAt: text,
  issuedOn: date,
  expiresOn: date,
  supersedes: text.optional(),
});

export function readSnapshot(json: string): Snapshot | null {
  try {
    return snapshotSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
