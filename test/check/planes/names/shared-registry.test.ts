import { describe, expect, it } from 'vitest';
import { checkNamedThings } from '../../../../src/check/planes/names/check-named-things.ts';
import { checkImageMutable } from '../../../../src/check/safety/workloads/check-image-mutable.ts';
import { compileEnvironment } from '../../../../src/pipeline/environment/compile-environment.ts';
import { loadedNightSchool } from '../../../support/night-school.ts';

const SHARED = { account: '999988887777', region: 'eu-central-1', madeBy: null };

/** Night School with the images of another environment, compiled. */
function compiled() {
  const loaded = loadedNightSchool();
  const { environment } = loaded;
  const registry = { ...environment.delivery.registry, shared: SHARED };
  const sharing = { ...environment, delivery: { ...environment.delivery, registry } };
  const { stacks, components, artifacts } = compileEnvironment(
    { ...loaded, environment: sharing },
    () => undefined,
  );
  const objects = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  return { environment: sharing, stacks, components, objects, texts };
}

describe('a shared registry (S4-SHR-01)', () => {
  const input = compiled();

  it('is where the images come from', () => {
    const cart = input.objects.find(
      ({ object }) => object.kind === 'Deployment' && object.metadata.name === 'cart-service',
    );

    expect(JSON.stringify(cart)).toContain(
      '999988887777.dkr.ecr.eu-central-1.amazonaws.com/night-school/cart-service:1.0.0',
    );
  });

  it('has repositories that this environment does not make', () => {
    expect(checkNamedThings(input)).toEqual([]);
  });

  it('has tags that are never moved', () => {
    expect(checkImageMutable(input)).toEqual([]);
  });

  it('still leaves every other repository to be made', () => {
    const registry = { ...input.environment.delivery.registry, shared: null };
    const delivery = { ...input.environment.delivery, registry };
    const found = checkNamedThings({ ...input, environment: { ...input.environment, delivery } });

    expect(found).toHaveLength(Object.keys(input.environment.services).length);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['check/name-missing']));
  });
});
