import { useFetcher } from '@remix-run/react';
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useDraft } from '../simulation/use-draft.ts';
import { useOutcomeFocus } from '../simulation/use-outcome-focus.ts';
import { SortedCards } from './card-result.tsx';
import { CardSheet, type RiskSorterComponentProps } from './card-sheet.tsx';
import { messages } from './messages.ts';
import { reasonLength } from './model.ts';
import { type Bin, bins } from './risk.ts';

/** The prompt-risk sorter: place each card, say what decided a hard one, read the sums. */
export function RiskSorter(props: RiskSorterComponentProps) {
  const { id, view, answered, done } = props;
  const fetcher = useFetcher();
  const { target, retry } = useOutcomeFocus<HTMLHeadingElement>(id, answered !== null);
  const busy = fetcher.state !== 'idle';
  return (
    <section className="simulation risk-sorter" id={id} aria-labelledby={`${id}-title`}>
      <p className="simulation__kind">{messages.kind}</p>
      <h3 className="simulation__title" id={`${id}-title`} tabIndex={-1} ref={answered ? undefined : target}>
        {view.title}
      </h3>
      {answered ? (
        <SortedCards
          block={props}
          answered={answered}
          Form={fetcher.Form}
          busy={busy}
          outcome={target}
          onRetry={retry}
        />
      ) : (
        <>
          {done && <p className="simulation__done">{messages.finishedBefore}</p>}
          <p className="simulation__intro">{view.intro}</p>
          <LiveSheet block={props} Form={fetcher.Form} busy={busy} />
        </>
      )}
    </section>
  );
}

interface LiveSheetProps {
  block: RiskSorterComponentProps;
  Form: ReturnType<typeof useFetcher>['Form'];
  busy: boolean;
}

function LiveSheet({ block, Form, busy }: LiveSheetProps) {
  const form = useRef<HTMLFormElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(form);
  const [placed, setPlaced] = useState<Record<string, Bin> | null>(null);

  const follow = () => {
    setPlaced(placedIn(form));
    const length = reason.current?.value.trim().length ?? 0;
    reason.current?.setCustomValidity(length < reasonLength.min ? messages.reasonShort(reasonLength.min) : '');
  };
  useEffect(follow, []);

  const onChange = () => {
    follow();
    draft.touch();
  };
  const onBlur = (event: FocusEvent) => {
    // A press on a word or card takes the focus to nowhere for a moment: that is no leaving.
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) draft.flush();
  };
  const saveText = draft.saving === 'nothing' ? null : messages[draft.saving];
  return (
    <CardSheet
      block={block}
      Form={Form}
      form={form}
      reason={reason}
      placed={placed}
      busy={busy}
      status={saveText}
      onForm={{ onChange, onBlur, onSubmit: draft.forget }}
    />
  );
}

function placedIn(form: RefObject<HTMLFormElement>): Record<string, Bin> {
  const checked = form.current?.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked') ?? [];
  const entries = [...checked].flatMap(({ name, value }) => {
    const bin = bins.find((each) => each === value);
    return bin ? [[name.slice('bin.'.length), bin] as const] : [];
  });
  return Object.fromEntries(entries);
}
