// Holds Applications and AppProjects against Argo CD's own schemas, where these lie beside the
// repository. They are not part of it; without them these tests are skipped, and say so.

import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { addons } from '../../src/addons/addons.ts';
import { compileArgocd } from '../../src/delivery/argocd/compile-argocd.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { hasShared, readShared } from '../support/shared-folder.ts';
import { aChart, aFolder, anObject, inComponent } from './some-artifacts.ts';
import { withTwoServices } from './two-services.ts';

const SCHEMAS = 'schemas/argoproj.io';

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

function validatorOf(kind: string) {
  const path = `${SCHEMAS}/${kind.toLowerCase()}_v1alpha1.json`;
  return ajv.getSchema(kind) ?? ajv.compile({ ...(readShared(path) as object), $id: kind });
}

describe.skipIf(!hasShared(SCHEMAS))("Argo CD's schemas", () => {
  it.each(['development', 'production'])('accept every object of tier %s', (tier) => {
    const compiled = compileArgocd({
      environment: withTwoServices({ tier }),
      landscape: ALONE,
      stacks: [],
      components: [aFolder('orders'), ...addons.map(({ name }) => aChart(name))],
      artifacts: [inComponent('orders', anObject('ConfigMap', 'orders'))],
    });

    const faults = compiled.flatMap(({ object }) => {
      const validate = validatorOf(object.kind);
      return validate(object) ? [] : [{ name: object.metadata.name, errors: validate.errors }];
    });
    expect(faults).toEqual([]);
  });
});
