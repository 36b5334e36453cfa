import { z } from 'zod';
import { localName } from './local-name.ts';

export const localSchema = z.strictObject({
  name: z.string().max(60).regex(localName, 'must be lower-case letters and digits, with single hyphens between them'),
  /** What stands here while the organisation has given no value. */
  instead: z.string().min(1).max(120).optional(),
});
