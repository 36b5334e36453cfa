import { z } from 'zod';
import { interactiveBlocks, staticBlocks } from '#app/blocks/registry.ts';
import type { BlockForm, ValueSchema } from './block-form-shape.ts';

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as ValueSchema;

/** Every block that a lesson may hold, from the schemas that the check uses. */
export const blockForms: readonly BlockForm[] = [
  ...Object.entries(staticBlocks).map(([name, { schema, placement, contains }]) => ({
    ...{ name, placement, contains, interactive: false, schema: shapeOf(schema) },
  })),
  ...Object.entries(interactiveBlocks).map(([name, { schema }]) => ({
    ...{ name, interactive: true, schema: shapeOf(schema) },
    placement: 'flow' as const,
    contains: 'nothing' as const,
  })),
];
