import { type RefObject, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { previewPath } from '../preview/preview.ts';
import { messages } from './messages.ts';

interface PreviewPaneProps {
  moduleId: string;
  path: string;
  frame: RefObject<HTMLIFrameElement>;
  behind: boolean;
}

const words = messages.preview;
type Look = keyof typeof words.looks;

/** The lesson beside its text, in a frame of its own: its ids, its width and its look are then its own too. */
export function PreviewPane({ moduleId, path, frame, behind }: PreviewPaneProps) {
  const [look, setLook] = useState<Look | null>(null);
  const [phone, setPhone] = useState(false);
  const wear = (next: Look) => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root) root.dataset.theme = next;
    setLook(next);
  };
  return (
    <section className="preview" aria-label={words.title}>
      <div className="editor__bar">
        <fieldset className="button-row">
          <legend className="visually-hidden">{words.look}</legend>
          {(Object.keys(words.looks) as Look[]).map((each) => (
            <Button key={each} type="button" look="quiet" aria-pressed={look === each} onClick={() => wear(each)}>
              {words.looks[each]}
            </Button>
          ))}
          <Button type="button" look="quiet" aria-pressed={phone} onClick={() => setPhone(!phone)}>
            {words.phone}
          </Button>
          <Button type="button" look="quiet" onClick={() => frame.current?.contentWindow?.print()}>
            {words.print}
          </Button>
        </fieldset>
      </div>
      {behind && <p className="preview__behind">{words.behind}</p>}
      <iframe
        ref={frame}
        className={phone ? 'preview__frame preview__frame--phone' : 'preview__frame'}
        title={words.frame}
        src={previewPath(moduleId, path)}
        sandbox="allow-scripts allow-same-origin allow-forms allow-modals allow-popups"
        onLoad={() => look && wear(look)}
      />
    </section>
  );
}
