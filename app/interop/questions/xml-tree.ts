import { SaxesParser } from 'saxes';
import { messages } from './messages.ts';

/** An element with its text and the line on which its tag ends. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Of this element alone, without that of its children. */
  text: string;
  line: number;
}

export type XmlReading = { ok: true; root: XmlElement } | { ok: false; line: number; reason: string };

const deepest = 20;

class Stop extends Error {}

/**
 * Reads XML as a tree. A document type is refused, so that there are no entities but the five of XML and none can grow; nothing is
 * fetched. `dropped`: elements whose text is not kept, since files carry pictures in them.
 */
export function readXml(source: string, dropped: ReadonlySet<string>): XmlReading {
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '', line: 1 };
  const open = [top];
  const parser = new SaxesParser();
  const stop = (reason: string) => {
    throw new Stop(reason);
  };
  parser.on('doctype', () => stop(messages.reasons.doctype));
  parser.on('error', (error) => stop(messages.reasons.xml(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''))));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) stop(messages.reasons.deep);
    const element = { name, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const add = (text: string) => {
    const element = open.at(-1);
    if (element && !dropped.has(element.name)) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(source).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, line: parser.line, reason: error.message };
  }
  return { ok: true, root: top.children[0] ?? top };
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
