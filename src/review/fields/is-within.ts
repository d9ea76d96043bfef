/** Whether one path is the other, or leads to it. */
export function isWithin(one: string, other: string): boolean {
  return one === other || one.startsWith(other) || other.startsWith(one);
}
