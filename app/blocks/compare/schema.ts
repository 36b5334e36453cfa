import { z } from 'zod';

export const compareSchema = z.strictObject({ left: z.string().min(1).max(60), right: z.string().min(1).max(60) });
