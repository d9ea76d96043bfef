/** A command as it is typed in any repository that has the package, and in a checkout of groundplan as well. */
export function typed(command: string): string {
  return `npx groundplan ${command}`;
}

/** A page of groundplan as its reader finds it, who has the package: `how-to/upgrade.md`. */
export function manual(page: string): string {
  return `node_modules/groundplan/docs/${page}`;
}
