import { useFetcher } from '@remix-run/react';
import { type FocusEvent, type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useDraft } from '../simulation/use-draft.ts';
import { useLive } from '../simulation/use-live.ts';
import { useOutcomeFocus } from '../simulation/use-outcome-focus.ts';
import { messages } from './messages.ts';
import { NoteResult } from './note-result.tsx';
import { type DeidentifyComponentProps, NoteSheet } from './note-sheet.tsx';
import { useWordMarking } from './use-word-marking.ts';

const wide = '(min-width: 48rem)';

/** The simulation "De-identify the note": mark, send, read what was missed and what may stay, try another note. */
export function Deidentify(props: DeidentifyComponentProps) {
  const { id, view, answered, done } = props;
  const fetcher = useFetcher();
  const { target, retry } = useOutcomeFocus<HTMLHeadingElement>(id, answered !== null);
  const busy = fetcher.state !== 'idle';
  return (
    <section className="simulation deidentify" id={id} aria-labelledby={`${id}-title`}>
      <p className="simulation__kind">{messages.kind}</p>
      <h3 className="simulation__title" id={`${id}-title`} tabIndex={-1} ref={answered ? undefined : target}>
        {view.title}
      </h3>
      {answered ? (
        <NoteResult
          block={props}
          answered={answered}
          Form={fetcher.Form}
          busy={busy}
          outcome={target}
          onRetry={retry}
        />
      ) : (
        <>
          {done && <p className="simulation__done">{messages.passedBefore}</p>}
          <p className="simulation__intro">{view.intro}</p>
          <LiveSheet block={props} Form={fetcher.Form} busy={busy} />
        </>
      )}
    </section>
  );
}

interface LiveSheetProps {
  block: DeidentifyComponentProps;
  Form: ReturnType<typeof useFetcher>['Form'];
  busy: boolean;
}

function LiveSheet({ block, Form, busy }: LiveSheetProps) {
  const form = useRef<HTMLFormElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const types = useRef<HTMLDetailsElement>(null);
  const live = useLive();
  const draft = useDraft(form);
  const [marked, setMarked] = useState(block.draft?.length ?? 0);
  const [empty, setEmpty] = useState(false);

  const count = () => {
    const total = checkedIn(note).length;
    setMarked(total);
    if (total > 0) setEmpty(false);
  };
  const changed = () => {
    count();
    draft.touch();
  };
  const marking = useWordMarking(note, changed);

  useEffect(() => {
    setMarked(checkedIn(note).length);
    if (types.current && window.matchMedia(wide).matches) types.current.open = true;
  }, []);

  const onSubmit = (event: FormEvent) => {
    if (checkedIn(note).length > 0) return draft.forget();
    event.preventDefault();
    setEmpty(true);
  };
  /** The browser would go back to the saved marks; here it means: no marks at all. */
  const onReset = (event: FormEvent) => {
    event.preventDefault();
    for (const box of checkedIn(note)) box.checked = false;
    changed();
  };

  const onBlur = (event: FocusEvent) => {
    // A press on a word or card takes the focus to nowhere for a moment: that is no leaving.
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) draft.flush();
  };

  const saveText = draft.saving === 'nothing' ? null : messages[draft.saving];
  return (
    <NoteSheet
      block={empty ? { ...block, problem: messages.markFirst } : block}
      Form={Form}
      form={form}
      note={note}
      types={types}
      live={live}
      busy={busy}
      marked={marked}
      status={saveText}
      onForm={{ onChange: changed, onBlur, onSubmit, onReset }}
      onNote={marking}
    />
  );
}

function checkedIn(note: RefObject<HTMLElement>): HTMLInputElement[] {
  return [...(note.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])];
}
