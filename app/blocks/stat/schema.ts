import { z } from 'zod';

export const statSchema = z.strictObject({
  value: z.string().min(1).max(20),
  unit: z.string().min(1).max(80).optional(),
  source: z.string().min(1).max(60),
});
