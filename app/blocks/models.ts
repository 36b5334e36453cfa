import type { BlockModel, BlockName } from './block.ts';
import { checkModel } from './check/model.ts';
import { deidentifyModel } from './deidentify/model.ts';
import { kAnonymityModel } from './k-anonymity/model.ts';
import { riskSorterModel } from './risk-sorter/model.ts';

/** A block whose props have passed its schema; the types of props, views and answers are known only to the block itself. */
export type AnyBlockModel = BlockModel<unknown, unknown, unknown, unknown>;

const any = <P, V, A, R>(model: BlockModel<P, V, A, R>) => model as unknown as AnyBlockModel;

/** Apart from the registry, whose schemas no browser fetches. */
const models: Record<BlockName, AnyBlockModel> = {
  Check: any(checkModel),
  Deidentify: any(deidentifyModel),
  RiskSorter: any(riskSorterModel),
  KAnonymity: any(kAnonymityModel),
};

/** The model of an interactive block, for views, answers and grades of props that its schema has passed. */
export function blockModel(name: BlockName): AnyBlockModel {
  return models[name];
}
