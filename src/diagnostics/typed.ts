/** A command as it is typed in any repository that has the package, and in a checkout of groundplan as well. */
export function typed(command: string): string {
  return `npx groundplan ${command}`;
}
