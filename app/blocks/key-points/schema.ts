import { z } from 'zod';

export const keyPointsSchema = z.strictObject({});
