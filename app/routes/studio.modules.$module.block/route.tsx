import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { judgeBlock } from '#app/authoring/editor/judge-block.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';

const BlockForm = z.object({ name: z.string().max(40), values: z.string().max(100_000) });

/** What the schema of a block says of a form that is filled in; nothing is kept. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { value } = await parseForm(args.context, BlockForm);
  return Response.json({ problems: judgeBlock(value) });
}
