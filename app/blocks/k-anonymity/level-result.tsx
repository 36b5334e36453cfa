import type { ElementType, Ref } from 'react';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { GroupTable } from './group-table.tsx';
import type { KAnonymityComponentProps } from './level-sheet.tsx';
import { messages } from './messages.ts';
import type { KAnonymityResult } from './model.ts';

interface LevelResultProps {
  block: Pick<KAnonymityComponentProps, 'view' | 'hidden'>;
  answered: NonNullable<KAnonymityComponentProps['answered']>;
  Form: ElementType;
  busy: boolean;
  outcome?: Ref<HTMLHeadingElement>;
  onRetry?: () => void;
}

/** The chosen table with a word on it. */
export function LevelResult({ block, answered, Form, busy, outcome, onRetry }: LevelResultProps) {
  const { view } = block;
  const { answer, result } = answered;
  return (
    <div className="k-anonymity__result">
      <h4 className="k-anonymity__outcome" tabIndex={-1} ref={outcome}>
        {result.reached ? messages.outcomeReached(result.k) : messages.outcomeShort(result.k, view.target)}
      </h4>
      <p>{advice(result)}</p>
      <p className="k-anonymity__choice">
        {view.columns.map(({ id, label, levels }) => `${label}: ${levels[answer[id] ?? 0]}`).join(' · ')}
      </p>
      <GroupTable view={view} facts={result} />
      <Form method="post" onSubmit={onRetry}>
        <HiddenFields fields={block.hidden} intent="retry-block" />
        <button className="button button--secondary" type="submit" disabled={busy}>
          {messages.again}
        </button>
      </Form>
    </div>
  );
}

function advice({ reached, loss, leastLoss }: KAnonymityResult): string {
  if (!reached) return messages.hint;
  return loss <= leastLoss ? messages.least : messages.more(loss, leastLoss);
}
