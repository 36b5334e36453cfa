import type { Element, ElementContent } from 'hast';
import type { BlockWords } from './messages.ts';

/** What rendering a static block may ask of the lesson that it stands in. */
export interface RenderContext {
  source: (id: string) => CitedSource;
  asset: (path: string) => RenderedAsset;
  /** In the language of the lesson. */
  words: BlockWords;
}

export interface CitedSource {
  /** Number of the source in this lesson, in order of first use. */
  n: number;
  /** How many times the lesson has cited it up to here, this time included. */
  nth: number;
  /** The source as it is printed in a list of sources. */
  cite: string;
}

export interface RenderedAsset {
  url: string;
  width: number;
  height: number;
}

/**
 * A block that becomes markup once, at publication. `placement`: `flow` stands on its own lines, `text` inside a sentence.
 * `contains` says what may stand between its tags; `anything` still means the Markdown that lessons allow.
 */
export interface StaticBlock<Props> {
  placement: 'flow' | 'text';
  contains: 'nothing' | 'anything' | 'two-parts' | 'ordered-list' | 'bullet-list' | 'code';
  render: (props: Props, children: ElementContent[], context: RenderContext) => Element;
}
