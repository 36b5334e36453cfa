import { createHash, randomBytes } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '#app/identity/grants.ts';
import type { SessionReading } from '#app/identity/session.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isUnavailable } from '#db/dialect/errors.ts';
import './load-context.ts';
import { cutPage, fillPage, type SlottedPage, slotWord } from './slotted-page.ts';

/** Draws a document through Remix; null where the answer is anything but a whole page. */
export type Draw = (context: AppLoadContext) => Promise<Uint8Array | null>;

export type LiveSession = Extract<SessionReading, { state: 'live' }>;

interface Asked {
  /** All that the page shows beside what the header shows of the viewer. */
  data: unknown;
  reading: LiveSession;
  context: AppLoadContext;
  draw: Draw;
  newToken: () => string;
}

/**
 * Documents drawn once for all who see the same. What is drawn follows from the page's data and the viewer's rights, so those
 * are the key and nothing needs to be invalidated. Name, id, operation keys and the nonce are slots that each answer fills.
 */
export class DrawnPages {
  readonly #kept = new Map<string, SlottedPage>();
  readonly #mark = `slot${randomBytes(12).toString('hex')}`;

  /** Of documents of some 40 kB each. */
  constructor(readonly most: number) {}

  /** What stands for the n-th operation key of a page while it is drawn. */
  token(n: number): string {
    return slotWord(this.#mark, 'token', n);
  }

  /** The document for this viewer; null where it cannot be drawn whole. */
  async fill({ data, reading, context, draw, newToken }: Asked): Promise<Uint8Array | null> {
    const { personId, name } = reading.actor;
    const key = createHash('sha256')
      .update(JSON.stringify([data, rightsOf(reading.actor)]))
      .digest('base64');
    const slotted = this.#kept.get(key) ?? (await this.#draw(key, reading, context, draw));
    return slotted && fillPage(slotted, { nonce: context.nonce, personId, name, newToken });
  }

  async #draw(key: string, reading: LiveSession, context: AppLoadContext, draw: Draw): Promise<SlottedPage | null> {
    const word = (kind: 'nonce' | 'person' | 'name') => slotWord(this.#mark, kind);
    const anybody = { ...reading.actor, name: word('name'), personId: word('person') };
    const session = () => Promise.resolve({ ...reading, actor: anybody });
    const drawn = await draw({ ...context, nonce: word('nonce'), session });
    if (!drawn) return null;
    const slotted = cutPage(Buffer.from(drawn).toString('utf8'), this.#mark);
    if (this.#kept.size >= this.most) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(key, slotted);
    return slotted;
  }
}

/** The session of somebody whose header shows no more than name and rights; null for anybody else. */
export async function plainSession(context: AppLoadContext): Promise<LiveSession | null> {
  const reading = await context.session().catch(usualPath);
  if (reading?.state !== 'live' || reading.actor.shared || reading.actor.deputyFor?.length) return null;
  return reading;
}

/** A refusal and a database that cannot answer now have pages of their own, drawn the usual way. */
export function usualPath(error: unknown): null {
  if (error instanceof Refusal || isUnavailable(error)) return null;
  throw error;
}

/** All that the header draws of a person besides the name: some pages are open only to those who may do it everywhere. */
const rightsOf = ({ grants }: Actor): string[] => [
  ...new Set(grants.map(({ capability, unitPath }) => (unitPath === null ? `${capability} everywhere` : capability))),
];
