// The small environment with overrides and everything it compiles to.
import { asServed } from '../../src/check/as-served.ts';
import type { CheckInput } from '../../src/check/check-input.ts';
import { withoutLeaving } from '../../src/environment/leaving/leavers.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';
import { anEnvironment, type Overrides } from './an-environment.ts';
import { loadedOf } from './loaded-of.ts';
import { oncePerEnvironment } from './once-per-environment.ts';

/** What the checks are asked about. */
export function compiledSmall(overrides: Overrides): CheckInput {
  return inputOf(anEnvironment(overrides));
}

const inputOf = oncePerEnvironment((environment) => {
  const {
    checked: stacks,
    components,
    artifacts,
  } = compileEnvironment(loadedOf(environment), () => undefined);
  const emitted = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const objects = asServed(withoutLeaving(environment), components, emitted);
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  return { environment: withoutLeaving(environment), stacks, components, objects, texts };
});
