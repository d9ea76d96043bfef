import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the repository has kinds of resources of its own; the launcher brings them. */
export function hasExtensions(root: string): boolean {
  try {
    return readdirSync(join(root, 'extensions'), { withFileTypes: true }).some(
      (entry) =>
        entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    );
  } catch {
    return false;
  }
}
