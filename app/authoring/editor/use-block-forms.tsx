import { type ReactNode, useCallback, useState } from 'react';
import type { ValueProblem } from '#app/curriculum/check-block-values.ts';
import { Button } from '#app/ui/button.tsx';
import { BlockDialog, type BlockTask, type ValueProblems } from './block-dialog.tsx';
import type { BlockForm } from './block-form-shape.ts';
import type { BlockValues } from './block-text.ts';
import type { EditingFacts } from './editing-facts.ts';
import { formMessages as words } from './form-messages.ts';
import type { Code } from './open-code.ts';
import { postAs } from './post-as.ts';

interface Where {
  personId: string;
  moduleId: string;
  facts: EditingFacts;
  code: () => Code | null;
}

/** Buttons and dialog for blocks: a new one at the cursor, or the one that the cursor stands in. */
export function useBlockForms({ personId, moduleId, facts, code }: Where): { buttons: ReactNode; dialog: ReactNode } {
  const [task, setTask] = useState<BlockTask | null>(null);
  const [said, setSaid] = useState('');
  const close = useCallback(() => {
    setTask(null);
    // While a modal dialog is open, nothing behind it takes the focus.
    window.setTimeout(() => code()?.view.focus());
  }, [code]);

  const edit = () => {
    const found = code()?.blockHere();
    const form = facts.blocks.find(({ name }) => name === found?.name);
    setSaid(!found || !form ? words.none : found.values ? '' : words.unreadable);
    if (form && found?.values) {
      setTask({ kind: 'fill', form, values: found.values, content: found.content, isNew: false });
    }
  };

  const put = async ({
    form,
    values,
    content,
    isNew,
  }: Extract<BlockTask, { kind: 'fill' }>): Promise<ValueProblems | null> => {
    const { tracks: _, ...own } = values;
    const fields = { name: form.name, values: JSON.stringify(own) };
    const posted = await postAs<{ problems: ValueProblem[] }>(personId, `/studio/modules/${moduleId}/block`, fields);
    if (posted.kind !== 'answer') return { '': words.noAnswer };
    const { problems } = posted.value;
    if (problems.length > 0) {
      return Object.fromEntries(problems.map(({ path, message }) => [path.join('.'), message]));
    }
    if (isNew) code()?.insertBlock(form, values, content);
    else code()?.rewriteBlockHere(values, form.contains === 'nothing' ? null : content);
    close();
    return null;
  };

  const begin = (form: BlockForm): BlockValues =>
    form.interactive ? { id: code()?.freeId(form.name.toLowerCase()) ?? '' } : {};

  return {
    buttons: (
      <>
        <Button type="button" look="quiet" onClick={() => setTask({ kind: 'choose' })}>
          {words.insert}
        </Button>
        <Button type="button" look="quiet" onClick={edit}>
          {words.edit}
        </Button>
        <span className="editor__said" role="status">
          {said}
        </span>
      </>
    ),
    dialog: task && <BlockDialog task={task} facts={facts} begin={begin} onPut={put} onClose={close} />,
  };
}
