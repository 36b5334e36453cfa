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
  Deidentify: lazy(async () => ({ default: known((await import('./deidentify/deidentify.tsx')).Deidentify) })),
  RiskSorter: lazy(async () => ({ default: known((await import('./risk-sorter/risk-sorter.tsx')).RiskSorter) })),
  KAnonymity: lazy(async () => ({ default: known((await import('./k-anonymity/k-anonymity.tsx')).KAnonymity) })),
};

/** An interactive block by its name. The server renders it whole; without JavaScript it works as plain forms. */
export function Block({ name, ...props }: AnyProps & { name: BlockName }) {
  const Component = components[name];
  return (
    <Suspense fallback={null}>
      <Component {...props} />
    </Suspense>
  );
}
