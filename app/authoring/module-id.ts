import { Refusal } from '#app/platform/refusal.ts';

/** The id of a module in an address; what can be none names nothing. */
export function moduleIdOf(param: string | undefined): string {
  if (param === undefined || param.length > 80 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(param))
    throw new Refusal('not-found', 'authoring.no-such-module');
  return param;
}
