export interface Unit {
  id: string;
  parentId: string | null;
  /** `/id/id/`: the ids from the top down to the unit itself. A unit is in another's scope when its path begins so. */
  path: string;
  name: string;
  revision: number;
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path.startsWith(ancestor);
}

/** The paths of the unit and all above it, top first. */
export function ancestorPaths(path: string): string[] {
  const ids = path.split('/').filter(Boolean);
  return ids.map((_, index) => `/${ids.slice(0, index + 1).join('/')}/`);
}

/** How many units stand above. */
export const depthOf = (path: string): number => ancestorPaths(path).length - 1;

/** Id of the unit at the end of a path. */
export const unitIdOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';
