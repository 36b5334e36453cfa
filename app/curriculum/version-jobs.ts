import { z } from 'zod';

/** Enqueued with a material version: whoever holds or works towards the module is then due for the difference. */
export const versionPublished = 'curriculum.version-published';

/** Enqueued with a withdrawal: whoever works towards the version is led to the one that is served. */
export const versionWithdrawn = 'curriculum.version-withdrawn';

/** Enqueued with a version of a curriculum that is not its first: whoever holds or works towards it follows. */
export const curriculumPublished = 'curriculum.curriculum-published';

/** `after`: people by id up to that one are done. */
export const versionPayload = z.object({ versionId: z.string(), after: z.string().default('') });
export type VersionPayload = z.infer<typeof versionPayload>;
