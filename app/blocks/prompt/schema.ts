import { z } from 'zod';

export const promptSchema = z.strictObject({ title: z.string().min(1).max(120) });
