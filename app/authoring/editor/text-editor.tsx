import { Link, useLocation } from '@remix-run/react';
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '#app/curriculum/problem.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { usePerson } from '#app/ui/person-field.tsx';
import { Section } from '#app/ui/section.tsx';
import type { FileKind } from '../draft.ts';
import type { Finding } from '../lint/finding.ts';
import { previewPath } from '../preview/preview.ts';
import { ProblemList } from '../problem-list.tsx';
import { AdviceList } from './advice-list.tsx';
import { Conflict } from './conflict.tsx';
import type { EditingFacts } from './editing-facts.ts';
import { FormatBar } from './format-bar.tsx';
import { LiveProblems } from './live-problems.tsx';
import { messages } from './messages.ts';
import type { Code } from './open-code.ts';
import { PreviewPane } from './preview-pane.tsx';
import { SavingLine } from './saving-line.tsx';
import { useBlockForms } from './use-block-forms.tsx';
import { usePictures } from './use-pictures.tsx';
import { usePresence } from './use-presence.ts';
import { usePreview } from './use-preview.ts';
import { useSaving } from './use-saving.ts';

export interface EditedFile {
  moduleId: string;
  draftId: string;
  path: string;
  kind: FileKind;
  text: string;
  revision: number;
  problems: readonly Problem[];
  /** Null while the text cannot be read. */
  advice: readonly Finding[] | null;
  facts: EditingFacts;
}

interface TextEditorProps {
  file: EditedFile;
  /** Id of the text field. */
  id: string;
  /** The form that saves the text without JavaScript; it holds a text area of the name `text`. */
  children: ReactNode;
}

/**
 * The editor around the plain form. With JavaScript it takes the place of the text area: it saves by itself, checks and shows
 * the text as it is typed, and says who else is here.
 */
export function TextEditor({ file, id, children }: TextEditorProps) {
  const { moduleId, draftId, path, kind } = file;
  const personId = usePerson();
  const place = { personId, draftId, path };
  const isLesson = kind === 'lesson';
  const [label, hint] = [`${id}-label`, `${id}-leave`];
  const here = useLocation().pathname;
  const frame = useRef<HTMLIFrameElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const code = useRef<Code | null>(null);
  const [live, setLive] = useState(false);
  const [pasted, setPasted] = useState('');
  const [restored, setRestored] = useState(false);
  const [view, setView] = useState<'text' | 'preview'>('text');
  const saving = useSaving(place, file);
  const others = usePresence(moduleId, place);
  const preview = usePreview({ personId, moduleId, path }, { problems: file.problems, advice: file.advice }, frame);
  const { change: changeSaved, send, found } = saving;
  const { change: changePreview, problems, advice } = preview;
  const first = useRef(file);
  const getCode = useCallback(() => code.current, []);
  const blocks = useBlockForms({ personId, moduleId, facts: file.facts, code: getCode });
  const pictures = usePictures({ personId, moduleId, draftId, code: getCode });
  const { add: addPicture } = pictures;

  useEffect(() => {
    let gone = false;
    const open = async () => {
      const { openCode } = await import('./open-code.ts');
      if (gone || !host.current) return;
      const kept = found();
      const text = kept?.text ?? first.current.text;
      code.current = openCode({
        ...{
          parent: host.current,
          text,
          isLesson,
          facts: first.current.facts,
          id,
          labelledBy: label,
          describedBy: hint,
        },
        onChange: (next) => {
          changeSaved(next);
          changePreview(next);
        },
        onSave: () => void send(),
        onPasted: (dropped) => setPasted(messages.pasted(dropped)),
        onPicture: addPicture,
      });
      const [, line] = /^#line-(\d+)$/.exec(window.location.hash) ?? [];
      if (line !== undefined) code.current.goTo(Number(line), 1);
      setLive(true);
      setRestored(kept !== null);
      if (kept) {
        changeSaved(text);
        changePreview(text);
      }
    };
    void open();
    return () => {
      gone = true;
      code.current?.close();
      code.current = null;
    };
  }, [isLesson, id, label, hint, found, changeSaved, changePreview, send, addPicture]);

  useEffect(() => {
    if (live) code.current?.showFindings(problems, advice ?? []);
  }, [live, problems, advice]);

  const save = useCallback(
    (event: FormEvent) => {
      event.preventDefault();
      void send();
    },
    [send],
  );

  const goTo = (line: number, column: number) => code.current?.goTo(line, column);

  const choose = (text: string) => {
    if (saving.state.kind !== 'conflict' || !code.current) return;
    saving.settle(saving.state.theirs, text);
    code.current.replace(0, code.current.text().length, text);
    code.current.view.focus();
  };
  const conflict = saving.state.kind === 'conflict' ? saving.state.theirs : null;

  return (
    <>
      {restored && <Notice title={messages.restored} live />}
      {others.length > 0 && <Notice title={messages.others(others)} live />}
      {conflict && code.current && (
        <Conflict base={saving.base()} mine={code.current.text()} theirs={conflict} onChoose={choose} />
      )}
      {live && isLesson && (
        <fieldset className="button-row editor__switch">
          <legend className="visually-hidden">{messages.shown}</legend>
          {(['text', 'preview'] as const).map((each) => (
            <Button key={each} type="button" look="quiet" aria-pressed={view === each} onClick={() => setView(each)}>
              {messages.view[each]}
            </Button>
          ))}
        </fieldset>
      )}
      <div className="editor" data-view={view} data-preview={live && isLesson ? '' : undefined}>
        <div className="editor__text">
          <div hidden={live}>{children}</div>
          {live && isLesson && (
            <div className="editor__bar">
              <FormatBar onFormat={(what) => code.current?.format(what)}>
                {pictures.button}
                {blocks.buttons}
              </FormatBar>
            </div>
          )}
          <p className="visually-hidden" id={label} hidden={!live}>
            {messages.text}
          </p>
          <div ref={host} className="editor__code" />
          {live && (
            <>
              <form className="editor__foot" onSubmit={save}>
                <Button>{messages.save}</Button>
                <SavingLine state={saving.state} here={here} />
                <span className="editor__said" role="status">
                  {pictures.said}
                </span>
              </form>
              <p className="muted small" role="status">
                {pasted}
              </p>
              <p className="muted small" id={hint}>
                {messages.leave}
              </p>
            </>
          )}
        </div>
        {live && isLesson && <PreviewPane moduleId={moduleId} path={path} frame={frame} behind={preview.behind} />}
      </div>
      {blocks.dialog}
      {pictures.dialog}
      <ul className="link-row">
        {isLesson && (
          <li>
            <Link to={previewPath(moduleId, path)}>{messages.preview.page}</Link>
          </li>
        )}
        <li>
          <Link to={`/studio/modules/${moduleId}/${path}/history`}>{messages.history}</Link>
        </li>
      </ul>
      <div className="editor__findings">
        <Section id="check" title={messages.problems.title}>
          {live ? (
            <LiveProblems problems={problems} onGo={goTo} />
          ) : problems.length === 0 ? (
            <p>{messages.problems.fine}</p>
          ) : (
            <ProblemList problems={problems} />
          )}
        </Section>
        {kind !== 'translation' && (
          <Section id="advice" title={messages.advice.title} text={messages.advice.text}>
            <AdviceList advice={advice} moduleId={moduleId} onGo={live ? goTo : undefined} />
          </Section>
        )}
      </div>
    </>
  );
}
