import type { z } from 'zod';
import type { BlockName } from './block.ts';
import { callout } from './callout/render.ts';
import { calloutSchema } from './callout/schema.ts';
import { checkSchema } from './check/schema.ts';
import { cite } from './cite/render.ts';
import { citeSchema } from './cite/schema.ts';
import { compare } from './compare/render.ts';
import { compareSchema } from './compare/schema.ts';
import { deidentifySchema } from './deidentify/schema.ts';
import { example } from './example/render.ts';
import { exampleSchema } from './example/schema.ts';
import { figure } from './figure/render.ts';
import { figureSchema } from './figure/schema.ts';
import { kAnonymitySchema } from './k-anonymity/schema.ts';
import { keyPoints } from './key-points/render.ts';
import { keyPointsSchema } from './key-points/schema.ts';
import { local } from './local/render.ts';
import { localSchema } from './local/schema.ts';
import { type AnyBlockModel, blockModel } from './models.ts';
import { prompt } from './prompt/render.ts';
import { promptSchema } from './prompt/schema.ts';
import { reveal } from './reveal/render.ts';
import { revealSchema } from './reveal/schema.ts';
import { riskSorterSchema } from './risk-sorter/schema.ts';
import { stat } from './stat/render.ts';
import { statSchema } from './stat/schema.ts';
import type { StaticBlock } from './static-block.ts';
import { steps } from './steps/render.ts';
import { stepsSchema } from './steps/schema.ts';

export type StaticName = keyof typeof staticBlocks;

export interface AnyStaticBlock extends StaticBlock<unknown> {
  schema: z.ZodType;
}

export interface InteractiveBlock {
  schema: z.ZodType;
  model: AnyBlockModel;
}

function fixed<P>(schema: z.ZodType<P>, block: StaticBlock<P>): AnyStaticBlock {
  return { ...(block as unknown as StaticBlock<unknown>), schema };
}

/** Blocks that become markup at publication, by the name that a lesson writes. */
export const staticBlocks = {
  Callout: fixed(calloutSchema, callout),
  Cite: fixed(citeSchema, cite),
  Compare: fixed(compareSchema, compare),
  Example: fixed(exampleSchema, example),
  Figure: fixed(figureSchema, figure),
  KeyPoints: fixed(keyPointsSchema, keyPoints),
  Local: fixed(localSchema, local),
  Prompt: fixed(promptSchema, prompt),
  Reveal: fixed(revealSchema, reveal),
  Stat: fixed(statSchema, stat),
  Steps: fixed(stepsSchema, steps),
};

/** Blocks that people work in: each has a schema for what the author writes and a model that scores. */
export const interactiveBlocks: Record<BlockName, InteractiveBlock> = {
  Check: { schema: checkSchema, model: blockModel('Check') },
  Deidentify: { schema: deidentifySchema, model: blockModel('Deidentify') },
  RiskSorter: { schema: riskSorterSchema, model: blockModel('RiskSorter') },
  KAnonymity: { schema: kAnonymitySchema, model: blockModel('KAnonymity') },
};

export const blockNames: string[] = [...Object.keys(staticBlocks), ...Object.keys(interactiveBlocks)].sort();

export function isStaticName(name: string): name is StaticName {
  return Object.hasOwn(staticBlocks, name);
}

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(interactiveBlocks, name);
}
