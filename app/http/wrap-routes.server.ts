import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import type { Logger } from '#app/platform/log.server.ts';
import { requireOwnForm } from './form-person.server.ts';
import './load-context.ts';
import { mapError } from './map-error.server.ts';

type Handler<Args> = (args: Args) => unknown;

/**
 * The build with `mapError` around every loader and action, so that no route needs a try of its own, and with
 * `requireOwnForm` before every action, so that none can forget it.
 */
export function wrapRoutes(build: ServerBuild, log: Logger): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: once(wrap(loader as Handler<LoaderFunctionArgs>, id, log), id) }),
      ...(action && { action: wrap(ownFormsOnly(action as Handler<ActionFunctionArgs>, id), id, log) }),
    };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] };
}

/** A loader that was called before the page was asked for gives what it gave then. */
function once(loader: Handler<LoaderFunctionArgs>, route: string): Handler<LoaderFunctionArgs> {
  return (args) => {
    const { loaded } = args.context;
    return loaded?.route === route ? loaded.answer : loader(args);
  };
}

function ownFormsOnly(action: Handler<ActionFunctionArgs>, route: string): Handler<ActionFunctionArgs> {
  return async (args) => {
    await requireOwnForm(args.context, route);
    return await action(args);
  };
}

function wrap<Args extends LoaderFunctionArgs | ActionFunctionArgs>(
  handler: Handler<Args>,
  route: string,
  log: Logger,
) {
  return async (args: Args) => {
    try {
      return await handler(args);
    } catch (error) {
      throw mapError(error, { requestId: args.context.requestId, route, log });
    }
  };
}
