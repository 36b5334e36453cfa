import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getCertificate } from '#app/certification/list-certificates.server.ts';
import { getCredential } from '#app/credentials/get-credential.server.ts';
import { contentDisposition } from '#app/formats/content-disposition.ts';
import { requireActor } from '#app/identity/require.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const Params = z.object({ serial: z.string().max(60), form: z.enum(['pdf', 'json']) });
const types = { pdf: 'application/pdf', json: 'application/json' } as const;

/** `/certificates/<serial>.pdf` and `.json`, for the holder. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const wanted = Params.safeParse(params);
  if (!wanted.success) throw new Refusal('not-found', 'certification.no-such-form');
  const { db, deps, env } = getRuntime();
  const { serial, form } = wanted.data;
  const certificate = await getCertificate(db, actor.personId, serial);
  if (!certificate) throw new Refusal('not-found', 'certification.no-such-certificate');
  const bytes = await getCredential(db, deps, { certificateId: certificate.id, form, origin: env.origin });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': types[form],
      'Content-Disposition': contentDisposition(`certificate-${serial}.${form}`),
    },
  });
}
