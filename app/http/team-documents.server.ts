import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import type { Deps } from '#app/platform/deps.ts';
import { allMembers } from '#app/reporting/drawn-only.ts';
import { type Draw, DrawnPages, plainSession } from './drawn-pages.server.ts';
import './load-context.ts';

/** Pages that follow from what their loader gives, without operation keys. */
const routeOf: Record<string, string> = {
  '/team': 'routes/team._index',
  '/team/people': 'routes/team.people._index',
};

/**
 * Documents of the pages that managers look at again and again. Their data is read for each answer, by the route's own loader;
 * drawing the same data for the same address and rights, more than half of what an answer costs, is done once.
 */
export class TeamDocuments {
  readonly #pages = new DrawnPages(300);

  constructor(
    readonly routes: ServerBuild['routes'],
    readonly deps: Pick<Deps, 'newToken'>,
  ) {}

  /** Null for every other page and for whatever is no page; what was read stands in the context for the usual way. */
  async get(request: () => Request, url: string, context: AppLoadContext, draw: Draw): Promise<Uint8Array | null> {
    const route = routeOf[url.split('?')[0] ?? ''] ?? '';
    const loader = this.routes[route]?.module.loader;
    if (!loader) return null;
    const reading = await plainSession(context);
    if (!reading) return null;
    const answer = Promise.resolve(loader({ request: request(), context, params: {} }));
    context.loaded = { route, answer };
    const page: unknown = await answer.catch(() => null);
    if (typeof page !== 'object' || page === null || page instanceof Response) return null;
    const data = [url, allMembers(page)];
    return this.#pages.fill({ data, reading, context, draw, newToken: this.deps.newToken });
  }
}
