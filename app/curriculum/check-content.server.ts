import type { Problem } from './problem.ts';
import { type ReadOptions, readContent } from './read-content.server.ts';

/** Everything that an author has to change in a content folder before it can be published, in reading order. */
export async function checkContent(folder: string, options: ReadOptions = {}): Promise<Problem[]> {
  return (await readContent(folder, options)).problems;
}
