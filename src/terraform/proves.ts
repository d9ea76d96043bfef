// What a plan proves of something that stands already: it fails, with the message, where AWS says otherwise.
// https://developer.hashicorp.com/terraform/language/expressions/custom-conditions#preconditions-and-postconditions
import type { RootModule } from './root-module.ts';

export interface Proof {
  /** An expression of Terraform about `self`. */
  readonly condition: string;
  readonly message: string;
}

export function proves(module: RootModule, proofs: readonly Proof[]) {
  const postcondition = proofs.map(({ condition, message }) => ({
    condition: module.expression(condition),
    errorMessage: message,
  }));
  return postcondition.length === 0 ? {} : { lifecycle: { postcondition } };
}
