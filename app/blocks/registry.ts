import type { z } from 'zod';
import type { BlockModel, BlockName } from './block.ts';
import { callout } from './callout/render.ts';
import { calloutSchema } from './callout/schema.ts';
import { checkModel } from './check/model.ts';
import { checkSchema } from './check/schema.ts';
import { cite } from './cite/render.ts';
import { citeSchema } from './cite/schema.ts';
import { compare } from './compare/render.ts';
import { compareSchema } from './compare/schema.ts';
import { deidentifyModel } from './deidentify/model.ts';
import { deidentifySchema } from './deidentify/schema.ts';
import { example } from './example/render.ts';
import { exampleSchema } from './example/schema.ts';
import { figure } from './figure/render.ts';
import { figureSchema } from './figure/schema.ts';
import { kAnonymityModel } from './k-anonymity/model.ts';
import { kAnonymitySchema } from './k-anonymity/schema.ts';
import { keyPoints } from './key-points/render.ts';
import { keyPointsSchema } from './key-points/schema.ts';
import { local } from './local/render.ts';
import { localSchema } from './local/schema.ts';
import { prompt } from './prompt/render.ts';
import { promptSchema } from './prompt/schema.ts';
import { reveal } from './reveal/render.ts';
import { revealSchema } from './reveal/schema.ts';
import { riskSorterModel } from './risk-sorter/model.ts';
import { riskSorterSchema } from './risk-sorter/schema.ts';
import { stat } from './stat/render.ts';
import { statSchema } from './stat/schema.ts';
import type { StaticBlock } from './static-block.ts';
import { steps } from './steps/render.ts';
import { stepsSchema } from './steps/schema.ts';

export type StaticName = keyof typeof staticBlocks;

/** A block whose props have passed its schema; the types of props, views and answers are known only to the block itself. */
export type AnyBlockModel = BlockModel<unknown, unknown, unknown, unknown>;

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

function live<P, V, A, R>(schema: z.ZodType<P>, model: BlockModel<P, V, A, R>): InteractiveBlock {
  return { schema, model: model as unknown as AnyBlockModel };
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
  Check: live(checkSchema, checkModel),
  Deidentify: live(deidentifySchema, deidentifyModel),
  RiskSorter: live(riskSorterSchema, riskSorterModel),
  KAnonymity: live(kAnonymitySchema, kAnonymityModel),
};

export const blockNames: string[] = [...Object.keys(staticBlocks), ...Object.keys(interactiveBlocks)].sort();

export function isStaticName(name: string): name is StaticName {
  return Object.hasOwn(staticBlocks, name);
}

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(interactiveBlocks, name);
}

/** The model of an interactive block, for views, answers and grades of props that its schema has passed. */
export function blockModel(name: BlockName): AnyBlockModel {
  return interactiveBlocks[name].model;
}
