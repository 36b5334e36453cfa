import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getAsset } from '#app/curriculum/get-asset.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const File = z.string().regex(/^[0-9a-f]{64}\.(png|jpe?g|webp|avif|gif|svg)$/);
const oneYear = 31_536_000;

/** A picture of a lesson at an address made of its hash: it never changes, and nothing in it can run. */
export async function loader({ params }: LoaderFunctionArgs) {
  const file = File.safeParse(params.file);
  const asset = file.success ? await getAsset(getRuntime().db, file.data.slice(0, 64)) : null;
  if (!asset) throw new Refusal('not-found', 'curriculum.no-such-picture');
  return new Response(new Uint8Array(asset.bytes), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': `public, max-age=${oneYear}, immutable`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}
