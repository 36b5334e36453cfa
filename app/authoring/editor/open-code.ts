import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '#app/curriculum/problem.ts';
import type { Finding } from '../lint/finding.ts';
import type { BlockForm } from './block-form-shape.ts';
import { blockTags } from './block-tags.ts';
import { type BlockValues, readBlock, rewriteBlock, writeBlock } from './block-text.ts';
import { completions } from './complete.ts';
import type { EditingFacts } from './editing-facts.ts';
import { type Format, format } from './format-commands.ts';
import { type Dropped, htmlToMarkdown } from './html-to-markdown.ts';
import { blockAt } from './scan-tags.ts';

export interface CodeOptions {
  parent: HTMLElement;
  text: string;
  isLesson: boolean;
  facts: EditingFacts;
  /** Id of the text field, and of what says how to leave it. */
  id: string;
  labelledBy: string;
  describedBy: string;
  onChange: (text: string) => void;
  onSave: () => void;
  /** Something with looks was pasted, and became Markdown. */
  onPasted: (dropped: Dropped[]) => void;
  /** A picture was pasted, or dropped where the cursor is then. */
  onPicture: (file: File) => void;
}

export interface Code {
  view: EditorView;
  text: () => string;
  format: (what: Format) => void;
  /** Puts the cursor there; both count from 1. */
  goTo: (line: number, column: number) => void;
  showFindings: (problems: readonly Problem[], advice: readonly Finding[]) => void;
  /** One step for undo. */
  replace: (from: number, to: number, insert: string) => void;
  /** At the cursor. */
  insert: (text: string) => void;
  /** The block that the cursor stands in; `values` is null where a form could not show them. */
  blockHere: () => { name: string; values: BlockValues | null; content: string } | null;
  /** On lines of its own, or at the cursor inside of a sentence. */
  insertBlock: (form: BlockForm, values: BlockValues, content: string) => void;
  rewriteBlockHere: (values: BlockValues, content: string | null) => void;
  /** An id that no block of this text has, such as `m3-words-check-2`. */
  freeId: (kind: string) => string;
  close: () => void;
}

/** The text field of the studio: CodeMirror, with the looks of our own style sheet. Fetched by the editor's page alone. */
export function openCode({ parent, text, isLesson, facts, ...options }: CodeOptions): Code {
  const { id, labelledBy, describedBy, onChange, onSave, onPasted, onPicture } = options;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonceOfPage()),
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        EditorView.lineWrapping,
        EditorState.tabSize.of(2),
        isLesson ? lessonText : yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [completions(facts)], icons: false }),
        lintGutter(),
        search({ top: true }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: () => did(onSave) },
          ...(isLesson ? formatKeys : []),
          ...completionKeymap,
          ...markdownKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
          ...lintKeymap,
          { key: 'Escape', run: leaveByTab },
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          id,
          'aria-labelledby': labelledBy,
          'aria-describedby': describedBy,
          spellcheck: 'true',
          tabindex: '0',
        }),
        ...(isLesson
          ? [
              EditorView.domEventHandlers({
                paste: (event, pane) => pastePicture(event, onPicture) || pasteMarkdown(event, pane, onPasted),
                drop: (event, pane) => dropPicture(event, pane, onPicture),
              }),
            ]
          : []),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  const here = () => {
    const all = view.state.doc.toString();
    const block = blockAt(all, view.state.selection.main.head);
    return block && { all, block, values: readBlock(all, block, decoded) };
  };
  const replace: Code['replace'] = (from, to, insert) =>
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      annotations: isolateHistory.of('full'),
      scrollIntoView: true,
    });
  return {
    view,
    text: () => view.state.doc.toString(),
    format: (what) => run(view, what),
    goTo: (line, column) => {
      const at = placeIn(view.state, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    showFindings: (problems, advice) => {
      const wrong = problems.map((problem) => diagnostic(view.state, problem, 'error'));
      const better = advice.map((finding) => diagnostic(view.state, finding, 'info'));
      view.dispatch(setDiagnostics(view.state, [...wrong, ...better]));
    },
    replace,
    insert: (words) => {
      const { head } = view.state.selection.main;
      replace(head, head, words);
    },
    blockHere: () => {
      const found = here();
      if (!found) return null;
      const { all, block, values } = found;
      const content = block.content ? all.slice(block.content.from, block.content.to).trim() : '';
      return { name: block.tag.name, values, content };
    },
    insertBlock: (form, values, content) => {
      const block = writeBlock(form, values, content);
      const { from, to } = view.state.selection.main;
      if (form.placement === 'text') return replace(from, to, block);
      const line = view.state.doc.lineAt(to);
      const before = line.text.trim() === '' ? '\n' : '\n\n';
      replace(line.to, line.to, `${before}${block}\n`);
      view.dispatch({ selection: { anchor: line.to + before.length + block.length } });
    },
    rewriteBlockHere: (values, content) => {
      const found = here();
      if (!found?.values) return;
      const { all, block } = found;
      replace(block.from, block.to, rewriteBlock(all, block, found.values, values, content));
    },
    freeId: (kind) => {
      const all = view.state.doc.toString();
      const lesson = /^id: *"?([a-z0-9-]+)/m.exec(all)?.[1] ?? 'block';
      for (let n = 1; ; n += 1) if (!all.includes(`"${lesson}-${kind}-${n}"`)) return `${lesson}-${kind}-${n}`;
    },
    close: () => view.destroy(),
  };
}

/** `&amp;` and its like in a quoted attribute, as the browser knows them. */
function decoded(text: string): string {
  const field = document.createElement('textarea');
  field.innerHTML = text.replace(/</g, '&lt;');
  return field.value;
}

/** HTML is no part of a lesson: blocks have their own colours, and the Markdown between their tags keeps its own. */
const lessonText: Extension = [
  yamlFrontmatter({
    content: markdown({
      base: markdownLanguage,
      extensions: [{ remove: ['HTMLBlock', 'HTMLTag'] }],
      completeHTMLTags: false,
      addKeymap: false,
      pasteURLAsLink: false,
    }),
  }),
  blockTags,
];

const colours = HighlightStyle.define([
  { tag: tags.heading, class: 'tok-heading' },
  { tag: tags.strong, class: 'tok-strong' },
  { tag: tags.emphasis, class: 'tok-emphasis' },
  { tag: [tags.link, tags.url], class: 'tok-link' },
  { tag: tags.monospace, class: 'tok-code' },
  { tag: tags.quote, class: 'tok-quote' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: 'tok-attribute' },
  { tag: [tags.processingInstruction, tags.meta, tags.separator, tags.punctuation], class: 'tok-sign' },
]);

/** Long enough for hands that are slow. */
const leaveMilliseconds = 10_000;

/** After Escape, Tab leaves the text; before it, it indents. */
function leaveByTab(view: EditorView): boolean {
  view.setTabFocusMode(leaveMilliseconds);
  return true;
}

/** A key that was taken. */
function did(what: () => void): true {
  what();
  return true;
}

function run(view: EditorView, what: Format): boolean {
  view.dispatch({ ...format(view.state, what), scrollIntoView: true, userEvent: 'input' });
  view.focus();
  return true;
}

const formatKeys = (
  [
    ['Mod-b', 'bold'],
    ['Mod-i', 'italic'],
    ['Mod-k', 'link'],
    ['Mod-Alt-2', 'heading'],
    ['Mod-Shift-7', 'numbers'],
    ['Mod-Shift-8', 'list'],
  ] as const
).map(([key, what]) => ({ key, preventDefault: true, run: (view: EditorView) => run(view, what) }));

/** Programs that write put a picture of the words beside them; then the words are meant. */
function pastePicture(event: ClipboardEvent, onPicture: CodeOptions['onPicture']): boolean {
  const hasWords = (event.clipboardData?.getData('text/plain') ?? '') !== '';
  return !hasWords && takePicture(event, event.clipboardData, onPicture);
}

function dropPicture(event: DragEvent, view: EditorView, onPicture: CodeOptions['onPicture']): boolean {
  if (!takePicture(event, event.dataTransfer, onPicture)) return false;
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (at !== null) view.dispatch({ selection: { anchor: at } });
  return true;
}

function takePicture(event: Event, data: DataTransfer | null, onPicture: CodeOptions['onPicture']): boolean {
  const file = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
  if (!file) return false;
  event.preventDefault();
  onPicture(file);
  return true;
}

/** What has looks becomes Markdown, in a step of its own: undo brings the plain text. */
function pasteMarkdown(event: ClipboardEvent, view: EditorView, onPasted: CodeOptions['onPasted']): boolean {
  const html = event.clipboardData?.getData('text/html') ?? '';
  const plain = view.state.toText(event.clipboardData?.getData('text/plain') ?? '');
  if (html === '') return false;
  const { markdown, dropped } = htmlToMarkdown(new DOMParser().parseFromString(html, 'text/html').body);
  if (markdown === '' || markdown === plain.toString().trim()) return false;
  event.preventDefault();
  const { from, to } = view.state.selection.main;
  const apart = isolateHistory.of('full');
  view.dispatch({ changes: { from, to, insert: plain }, annotations: apart, userEvent: 'input.paste' });
  view.dispatch({
    changes: { from, to: from + plain.length, insert: markdown },
    selection: { anchor: from + markdown.length },
    annotations: apart,
    scrollIntoView: true,
  });
  onPasted(dropped);
  return true;
}

function diagnostic(
  state: EditorState,
  { line, column, message, fix }: Problem,
  severity: 'error' | 'info',
): Diagnostic {
  const from = placeIn(state, line, column);
  const word = /^\S+/.exec(state.sliceDoc(from, state.doc.lineAt(from).to))?.[0].length ?? 0;
  return { from, to: from + word, severity, message: fix === undefined ? message : `${message} ${fix}` };
}

function placeIn(state: EditorState, line: number, column: number): number {
  const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

/** CodeMirror puts its styles into the page, which the policy allows to scripts that know this. */
const nonceOfPage = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
