import { describe, expect, it } from 'vitest';
import { checkDeviations } from '../../../src/environment/rules/deviations.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(path: string, design: unknown, overrides: Overrides = {}): readonly string[] {
  const deviations = { [path]: { design, because: 'It has to be' } };
  return findings(checkDeviations(anEnvironment({ ...overrides, deviations })));
}

const parameters = { databases: { main: { parameters: { 'rds.force_ssl': '1' } } } };

describe('checkDeviations', () => {
  it.each([
    ['a text', 'cluster.version', '1.28'],
    ['a number', 'services.web.port', 3000],
    ['a boolean', 'databases.main.multiAz', false],
    ['an entry', 'services.web', 'Two services'],
    ['an item of a list', 'aws.zones.0', 'eu-west-1c'],
    ['what is set to nothing', 'observability.traces', 'Jaeger'],
    ['a default of the schema', 'services.web.probes.periodSeconds', 5],
    ['a default of the environment', 'defaults.service.replicas', 5],
  ])('accepts that %s differs from the design', (_, path, design) => {
    expect(check(path, design, { defaults: { service: { replicas: 3 } } })).toEqual([]);
  });

  it('finds a key that holds dots itself', () => {
    expect(check('databases.main.parameters.rds.force_ssl', '0', parameters)).toEqual([]);
  });

  it.each([
    ['nothing', 'services.absent'],
    ['a key of a text', 'cluster.version.major'],
    ['an item beyond the list', 'aws.zones.7'],
    ['the length of a list', 'aws.zones.length'],
    ['a property of every object', 'services.constructor'],
    ['a part of a key with dots', 'databases.main.parameters.rds'],
  ])('reports a path to %s', (_, path) => {
    expect(check(path, 'x', parameters)).toEqual([
      `model/deviation-path at key of deviations["${path}"]`,
    ]);
  });

  it.each([
    ['cluster.version', '1.35'],
    ['cluster.version', 1.35],
    ['services.web.port', 8080],
    ['services.web.port', '8080'],
    ['databases.main.multiAz', true],
  ])('reports that %s is what the design asks for: %j', (path, design) => {
    expect(check(path, design)).toEqual([`model/deviation-equal at key of deviations["${path}"]`]);
  });
});
