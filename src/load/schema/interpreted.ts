// Before any schema is made: zod would write and compile a function for each object of it, which takes longer
// than a run with few environments has use of them.
import { z } from 'zod';

z.config({ jitless: true });
