import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useOutcomeFocus } from '../simulation/use-outcome-focus.ts';
import type { Levels } from './facts.ts';
import { LevelResult } from './level-result.tsx';
import { type KAnonymityComponentProps, LevelSheet } from './level-sheet.tsx';
import { messages } from './messages.ts';

/** The lab on k-anonymity: choose how fine each column is and watch the smallest group. */
export function KAnonymity(props: KAnonymityComponentProps) {
  const { id, view, answered } = props;
  const fetcher = useFetcher();
  const { target, retry } = useOutcomeFocus<HTMLHeadingElement>(id, answered !== null);
  const busy = fetcher.state !== 'idle';
  return (
    <section className="simulation k-anonymity" id={id} aria-labelledby={`${id}-title`}>
      <p className="simulation__kind">{messages.kind}</p>
      <h3 className="simulation__title" id={`${id}-title`} tabIndex={-1} ref={answered ? undefined : target}>
        {view.title}
      </h3>
      {answered ? (
        <LevelResult
          block={props}
          answered={answered}
          Form={fetcher.Form}
          busy={busy}
          outcome={target}
          onRetry={retry}
        />
      ) : (
        <>
          <p className="simulation__intro">{view.intro}</p>
          <LiveSheet block={props} Form={fetcher.Form} busy={busy} />
        </>
      )}
    </section>
  );
}

interface LiveSheetProps {
  block: KAnonymityComponentProps;
  Form: ReturnType<typeof useFetcher>['Form'];
  busy: boolean;
}

function LiveSheet({ block, Form, busy }: LiveSheetProps) {
  const form = useRef<HTMLFormElement>(null);
  const [levels, setLevels] = useState<Levels>(block.draft ?? {});

  const { columns } = block.view;

  const follow = useCallback(() => {
    if (!form.current) return;
    const fields = new FormData(form.current);
    setLevels(Object.fromEntries(columns.map(({ id }) => [id, Number(fields.get(`level.${id}`))])));
  }, [columns]);
  useEffect(follow, [follow]);

  return <LevelSheet block={block} Form={Form} form={form} levels={levels} busy={busy} onForm={{ onChange: follow }} />;
}
