// The charts of an environment as checks see them, and with one of them changed.
import type { CheckInput } from '../../../src/check/check-input.ts';
import type { Environment } from '../../../src/model/schema/environment.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { corrupted } from '../../support/compiled.ts';
import type { AnyObject } from '../../support/kubernetes-objects.ts';

export function chartsOf(environment: Environment): CheckInput {
  const { components, artifacts } = compilePlatform(environment);
  return { environment, stacks: [], texts: [], components, objects: artifacts };
}

export function withValues(
  environment: Environment,
  name: string,
  change: (values: AnyObject) => unknown,
): CheckInput {
  return corrupted(chartsOf(environment), ({ components }) => {
    const component = components.find((each) => each['name'] === name);
    if (!component) throw new Error(`No component ${name}`);
    change(component['source'].values);
  });
}
