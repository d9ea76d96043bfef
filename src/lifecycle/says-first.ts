import type { Body } from './transition.ts';

/** Whether a resource asks to be made before the one that it replaces goes. */
export function saysFirst({ lifecycle }: Body): boolean {
  return [lifecycle]
    .flat()
    .some((each) => (each as Body | undefined)?.['create_before_destroy'] === true);
}
