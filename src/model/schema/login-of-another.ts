import { z } from 'zod';
import { Key } from './primitives.ts';

/** Of a service that shares the database of another one. */
export const LoginOfAnother = z.strictObject({
  as: Key.describe('Key of the service whose login it uses, and in whose database it works.'),
});
