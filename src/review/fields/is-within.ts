/** Whether one path is the other, or leads to it. Of one list, what comes or goes (`[+]`, `[-]`) may show as another
 * value in some place of it when it is compared with something else. */
export function isWithin(one: string, other: string): boolean {
  if (leads(one, other)) return true;
  return COMES_OR_GOES.test(one + other) && leads(withoutPlaces(one), withoutPlaces(other));
}

const COMES_OR_GOES = /\[[+-]\]/;

function leads(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function withoutPlaces(path: string): string {
  return path.replace(/\[(?:\d+|[+-])\]/g, '[]');
}
