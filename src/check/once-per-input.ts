// Indexes over all artifacts are built when the first rule asks and shared by the others.
import { oncePer } from '../model/values/once-per.ts';
import type { CheckInput } from './check-input.ts';

export const oncePerInput: <T>(compute: (input: CheckInput) => T) => (input: CheckInput) => T =
  oncePer;
