// Holds Applications and AppProjects against Argo CD's own schemas, where these lie beside the
// repository. They are not part of it; without them this file says so and tests nothing.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { compileArgocd } from '../../src/delivery/argocd/compile-argocd.ts';
import { charts } from '../../src/model/charts.ts';
import { anEnvironment } from './an-environment.ts';
import { aChart, aFolder, anObject, inComponent } from './some-artifacts.ts';

const SCHEMAS = '../shared/schemas/argoproj.io';
const hasSchemas = existsSync(SCHEMAS);
if (!hasSchemas)
  console.warn(`SKIPPED: ${SCHEMAS} is missing, so no schema of Argo CD was checked`);

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

function validatorOf(kind: string) {
  const known = ajv.getSchema(kind);
  if (known) return known;
  const file = `${SCHEMAS}/${kind.toLowerCase()}_v1alpha1.json`;
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, kind);
  return ajv.getSchema(kind) ?? ajv.compile(false);
}

describe.skipIf(!hasSchemas)("Argo CD's schemas", () => {
  it.each(['development', 'production'])('accept every object of tier %s', (tier) => {
    const compiled = compileArgocd({
      environment: anEnvironment({ tier }),
      stacks: [],
      components: [aFolder('orders'), ...Object.keys(charts).map((chart) => aChart(chart))],
      artifacts: [inComponent('orders', anObject('ConfigMap', 'orders'))],
    });

    const faults = compiled.flatMap(({ object }) => {
      const validate = validatorOf(object.kind);
      return validate(object) ? [] : [{ name: object.metadata.name, errors: validate.errors }];
    });
    expect(faults).toEqual([]);
  });
});
