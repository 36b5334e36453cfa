import type { ActionFunction, AppLoadContext, ServerBuild } from '@remix-run/node';

/** Answers a posted form; null for an address that has to go the usual way. */
export type DirectAction = (url: string) => ((request: Request, context: AppLoadContext) => Promise<Response>) | null;

/**
 * The actions of routes without a page, called without a detour through Remix's router: that costs more than saving an
 * answer does. Such a route answers with a Response, and so do its refusals (`mapError`).
 */
export function directActions({ routes }: ServerBuild): DirectAction {
  const doors = Object.values(routes).flatMap((route) => {
    const { default: page, action } = route?.module ?? {};
    return route && action && !page ? [{ address: addressOf(routes, route.id), action }] : [];
  });
  return (url) => {
    const path = url.split('?')[0] ?? '';
    if (path.endsWith('.data')) return null;
    for (const { address, action } of doors) {
      const found = address.exec(path);
      if (found) return (request, context) => respond(action, { request, context, params: decoded(found.groups) });
    }
    return null;
  };
}

async function respond(action: ActionFunction, args: Parameters<ActionFunction>[0]): Promise<Response> {
  try {
    const answer = await action(args);
    if (answer instanceof Response) return answer;
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
  throw new Error(`the action at ${args.context.path} answered no Response`);
}

/** `learn/:module/quiz/save` as a pattern with a group for each parameter. */
function addressOf(routes: ServerBuild['routes'], id: string): RegExp {
  const parts: string[] = [];
  for (let route = routes[id]; route; route = routes[route.parentId ?? ''])
    parts.unshift(...(route.path ?? '').split('/'));
  const pattern = parts
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(':') ? `(?<${part.slice(1)}>[^/]+)` : part.replace(/[^\w-]/g, '\\$&')));
  return new RegExp(`^/${pattern.join('/')}/?$`);
}

const decoded = (groups: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
