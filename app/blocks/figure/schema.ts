import { z } from 'zod';

export const figureSchema = z.strictObject({
  src: z.string().min(1).max(200),
  /** What the picture shows, for those who cannot see it. */
  alt: z.string().min(1).max(400),
  caption: z.string().min(1).max(400).optional(),
});
