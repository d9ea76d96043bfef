import { matchesGlob } from '../../model/values/glob.ts';

/** Argo CD's patterns, in which `*` stands for any text. */
export function matches(pattern: unknown, text: string): boolean {
  return typeof pattern === 'string' && matchesGlob(pattern, text);
}
