import { numbersIn } from '../../model/values/numbers-in.ts';

/** Below 0 where `left` is older, by the numbers that both name: "16" is neither older nor newer than "16.9". */
export function compareVersions(left: string, right: string): number {
  const wanted = numbersIn(right);
  const difference = numbersIn(left)
    .map((number, index) => number - (wanted[index] ?? number))
    .find((each) => each !== 0);
  return difference ?? 0;
}
