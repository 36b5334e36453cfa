import { type ComponentType, lazy, Suspense } from 'react';
import type { BlockComponentProps, BlockName } from './block.ts';
import { Check } from './check/check.tsx';

type AnyProps = BlockComponentProps<unknown, unknown, unknown>;

/** View, answer and result of a block are made by its own model, so each component gets what it expects. */
function known(component: unknown): ComponentType<AnyProps> {
  return component as ComponentType<AnyProps>;
}

/** Simulations load when a lesson shows one; the check is in nearly every lesson. */
const components: Record<BlockName, ComponentType<AnyProps>> = {
  Check: known(Check),
  Deidentify: lazy(() =>
    import('./deidentify/deidentify.tsx').then(({ Deidentify }) => ({ default: known(Deidentify) })),
  ),
  RiskSorter: lazy(() =>
    import('./risk-sorter/risk-sorter.tsx').then(({ RiskSorter }) => ({ default: known(RiskSorter) })),
  ),
  KAnonymity: lazy(() =>
    import('./k-anonymity/k-anonymity.tsx').then(({ KAnonymity }) => ({ default: known(KAnonymity) })),
  ),
};

/**
 * An interactive block by its name. The server renders it whole; without JavaScript it works as plain forms. What need not be
 * waited for has no boundary: one that a jump within the page reaches before it is taken over would be drawn anew.
 */
export function Block({ name, ...props }: AnyProps & { name: BlockName }) {
  const Component = components[name];
  const block = <Component {...props} />;
  return name === 'Check' ? block : <Suspense>{block}</Suspense>;
}
