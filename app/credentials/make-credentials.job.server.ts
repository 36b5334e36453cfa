import { z } from 'zod';
import type { JobHandlers } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { credentialForms, getCredential } from './get-credential.server.ts';

const Payload = z.object({ certificateId: z.string() });

/** Handler of `make-credentials`: makes every portable form ahead of its first request. */
export function makeCredentialsJob(origin: string): JobHandlers[string] {
  return async (db, deps, payload) => {
    const { certificateId } = Payload.parse(payload);
    for (const form of credentialForms) {
      try {
        await getCredential(db, deps, { certificateId, form, origin });
      } catch (error) {
        // Erased in the meantime: there is nothing left to make, and trying again would not help.
        if (!(error instanceof Refusal)) throw error;
      }
    }
  };
}
