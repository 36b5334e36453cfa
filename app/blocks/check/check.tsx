import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { BlockComponentProps } from '../block.ts';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { CheckOptions } from './check-options.tsx';
import { messages as words } from './messages.ts';
import type { CheckAnswer, CheckResult, CheckView } from './model.ts';

type Props = BlockComponentProps<CheckView, CheckAnswer, CheckResult>;

/** A formative check: choose, send, read what each option means; changing the answer starts a new try. */
export function Check(props: Props) {
  const { id, answered } = props;
  const outcome = useRef<HTMLParagraphElement>(null);
  const was = useRef(answered !== null);
  useEffect(() => {
    if (answered && !was.current) outcome.current?.focus();
    was.current = answered !== null;
  }, [answered]);

  return (
    <div className="check" id={id}>
      <p className="check__kind">{words.kind}</p>
      {answered ? <Answered {...props} answered={answered} outcome={outcome} /> : <Question {...props} />}
    </div>
  );
}

function Question({ id, view, draft, hidden, problem }: Props) {
  const fetcher = useFetcher();
  const many = view.type === 'multiple';
  return (
    <fetcher.Form method="post" className="check__form">
      <HiddenFields fields={hidden} />
      <fieldset aria-describedby={problem ? `${id}-hint ${id}-problem` : `${id}-hint`}>
        <legend className="check__prompt">{view.prompt}</legend>
        <p className="check__hint" id={`${id}-hint`}>
          {many ? words.chooseMany : words.chooseOne}
        </p>
        {problem && (
          <p className="field__error" id={`${id}-problem`}>
            {problem}
          </p>
        )}
        <div className="choices">
          {view.options.map((option) => (
            <label className="choice check__option" key={option.id}>
              <input
                className="choice__control"
                type={many ? 'checkbox' : 'radio'}
                name="choice"
                value={option.id}
                defaultChecked={draft?.includes(option.id) ?? false}
                required={!many}
              />
              <span>{option.text}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <button className="button button--secondary" type="submit" disabled={fetcher.state !== 'idle'}>
        {words.send}
      </button>
    </fetcher.Form>
  );
}

function Answered(
  props: Props & { answered: NonNullable<Props['answered']>; outcome: React.Ref<HTMLParagraphElement> },
) {
  const { view, hidden, answered, outcome } = props;
  const fetcher = useFetcher();
  const { right, options } = answered.result;
  return (
    <>
      <p className="check__prompt">{view.prompt}</p>
      <p className="check__outcome" tabIndex={-1} ref={outcome}>
        {right ? words.right : words.partly}
      </p>
      <CheckOptions view={view} options={options} />
      <fetcher.Form method="post" className="check__form">
        <HiddenFields fields={hidden} intent="retry-block" />
        <button className="button button--quiet" type="submit" disabled={fetcher.state !== 'idle'}>
          {words.again}
        </button>
      </fetcher.Form>
    </>
  );
}
