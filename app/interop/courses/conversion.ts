import { sha256hex } from '#app/platform/canonical-json.ts';
import { type AnyNode, text } from './any-node.ts';
import { type Counts, type Finding, noCounts, pageLimits } from './course-report.ts';
import { messages } from './messages.ts';

/** What stands for something that is not Markdown while a page is an HTML tree. */
export type Mark =
  | { kind: 'callout'; callout: 'note' | 'warning' | 'remember'; title: string }
  | { kind: 'placeholder'; name: string; source: string }
  | { kind: 'code'; source: string }
  | { kind: 'notes' };

/** Ends the conversion of a page; the message is a sentence. */
export class PageRefused extends Error {
  constructor(
    message: string,
    readonly line = 1,
    readonly column = 1,
  ) {
    super(message);
  }
}

/** The elements that carry marks through the HTML tree, on lines of their own and within a sentence. */
export const markElements = ['section', 'span'];

/** What the conversion of one page knows and finds. */
export class Conversion {
  readonly counts: Counts = noCounts();
  private readonly marks: Mark[] = [];
  private readonly found: Finding[] = [];
  private hidden = 0;
  /** Made of the page, so that no page can hold a key of its own. */
  private readonly prefix: string;

  constructor(readonly source: string) {
    this.prefix = sha256hex(source).slice(0, 20);
  }

  get findings(): Finding[] {
    const [last] = this.found.slice(-1);
    const sorted = [...this.found].sort((a, b) => a.line - b.line || a.column - b.column);
    return this.hidden > 0 && last ? [...sorted, { ...last, message: messages.findings.more }] : sorted;
  }

  report(node: Pick<AnyNode, 'position'>, message: string): void {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (this.found.length >= pageLimits.findings) this.hidden += 1;
    else this.found.push({ line, column, message });
  }

  /** A node that becomes an element with a key and these children, and is taken back by `take`. */
  mark(mark: Mark, from: AnyNode, children: AnyNode[] = []): AnyNode {
    this.marks.push(mark);
    const dataKey = `${this.prefix}-${this.marks.length - 1}`;
    const [type, hName] = mark.kind === 'code' ? ['inlineMark', 'span'] : ['blockMark', 'section'];
    const data = { hName, hProperties: { dataKey } };
    // Blanks around an element without words would be lost.
    const held = mark.kind === 'code' ? [text('.')] : children;
    return { type, data, children: held, ...(from.position ? { position: from.position } : {}) };
  }

  take(key: unknown): Mark | undefined {
    const [prefix, index] = String(key).split('-');
    return prefix === this.prefix ? this.marks[Number(index)] : undefined;
  }

  /** The text of a node in the page; of one with children, that of its beginning alone. */
  sourceOf(node: AnyNode): string {
    const start = node.position?.start.offset;
    if (start === undefined) return '';
    const end = node.children?.[0]?.position?.start.offset ?? node.position?.end.offset;
    return this.source.slice(start, end).trim();
  }
}
