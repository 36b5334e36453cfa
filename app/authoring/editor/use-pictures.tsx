import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { largestPicture, type PictureAdded, picturesPath, pictureTypes } from '../picture.ts';
import { escaped } from './html-to-markdown.ts';
import { messages } from './messages.ts';
import type { Code } from './open-code.ts';
import { PictureDialog } from './picture-dialog.tsx';
import { postAs } from './post-as.ts';
import { sentenceOf } from './saving-line.tsx';

const words = messages.picture;

interface Where {
  personId: string;
  moduleId: string;
  draftId: string;
  code: () => Code | null;
}

interface Pictures {
  button: ReactNode;
  dialog: ReactNode;
  /** How it went, for beside the state of saving. */
  said: string;
  /** Sends a picture that was pasted, dropped or chosen, and then asks what it shows. */
  add: (file: File) => void;
}

/** Pictures for a text: each is kept in the draft first, and stands in the text once it is said what it shows. */
export function usePictures({ personId, moduleId, draftId, code }: Where): Pictures {
  const [said, setSaid] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const busy = useRef(false);

  const send = useCallback(
    async (file: File) => {
      if (file.size > largestPicture) return setSaid(words.tooLarge);
      setSaid(words.sending);
      const fields = { key: newKey(), draft: draftId, file };
      const posted = await postAs<PictureAdded>(personId, picturesPath(moduleId), fields);
      if (posted.kind === 'waiting') return setSaid(words.noAnswer);
      if (posted.kind === 'signed-out') return setSaid(words.signedOut);
      if (posted.kind === 'refused') return setSaid(words.refused(sentenceOf(posted.reason)));
      const added = posted.value;
      if (!added.ok) return setSaid(words.refused(`${added.message} ${added.fix}`));
      setSaid('');
      setPath(added.path);
    },
    [personId, moduleId, draftId],
  );

  const add = useCallback(
    async (file: File) => {
      if (busy.current) return setSaid(words.oneByOne);
      busy.current = true;
      await send(file).finally(() => {
        busy.current = false;
      });
    },
    [send],
  );

  const close = (outcome: string) => {
    setPath(null);
    setSaid(outcome);
    // While a modal dialog is open, nothing behind it takes the focus.
    window.setTimeout(() => code()?.view.focus());
  };

  return {
    button: (
      <>
        <Button type="button" look="quiet" onClick={() => picker.current?.click()}>
          {words.button}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={words.button}
          accept={pictureTypes}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void add(file);
            // The same file may be chosen again.
            target.value = '';
          }}
        />
      </>
    ),
    dialog: path !== null && (
      <PictureDialog
        path={path}
        onPut={(alt) => {
          code()?.insert(`![${escaped(alt)}](${path})`);
          close('');
        }}
        onClose={() => close(words.left(path))}
      />
    ),
    said,
    add,
  };
}

/** Also where the page came without TLS, which has no `randomUUID`. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36).padStart(7, '0')).join('');
