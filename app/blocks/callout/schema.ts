import { z } from 'zod';

export const calloutSchema = z.strictObject({
  kind: z.enum(['note', 'warning', 'remember', 'ward']),
  title: z.string().min(1).max(120),
});
