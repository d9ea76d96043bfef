import type { Queue } from './schema.ts';

export function hasDeadLetter({ deadLetter }: Queue): boolean {
  return deadLetter.afterReceives > 0;
}
