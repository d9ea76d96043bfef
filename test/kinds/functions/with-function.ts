// The small environment with a function of a package, which its service calls.
import type { Overrides } from '../../support/an-environment.ts';

export const PACKAGE = {
  package: { bucket: 'media', key: 'resize/1.0.0.zip' },
  runtime: 'nodejs22.x',
  handler: 'index.handler',
};

export function withFunction(definition: Overrides = PACKAGE, others: Overrides = {}): Overrides {
  return {
    functions: { resize: { purpose: 'Makes pictures small', ...definition } },
    services: { web: { uses: { functions: ['resize'] } } },
    ...others,
  };
}
