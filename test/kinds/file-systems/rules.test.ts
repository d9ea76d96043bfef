import { describe, expect, it } from 'vitest';
import { checkAddons } from '../../../src/environment/rules/cluster/addons.ts';
import { checkReferences } from '../../../src/environment/rules/references.ts';
import { checkFileSystems } from '../../../src/kinds/file-systems/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { withFileSystem } from '../../support/with-file-system.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkFileSystems(anEnvironment(overrides)));
}

function references(overrides: Overrides): readonly string[] {
  return findings(checkReferences(anEnvironment(overrides)));
}

describe('checkFileSystems', () => {
  it('accepts claims of known namespaces, and mounts of known claims', () => {
    expect(check(withFileSystem())).toEqual([]);
  });

  it('asks for what reads secrets where the id is not written down', () => {
    const { addons: _, ...rest } = anEnvironment(withFileSystem({ id: null }));
    const found = findings(checkAddons({ ...rest, addons: {} }));

    expect(found).toContain('model/addon-missing at value of fileSystems.main');
  });

  it('reports a mount of a claim that there is not', () => {
    expect(references(withFileSystem({ claims: null }))).toEqual([
      'model/unknown-target at key of services.web.uses.fileSystems.main.media',
    ]);
  });

  it('reports a claim in a namespace that there is not', () => {
    const claims = { media: { namespace: 'back', size: '1Gi' } };

    expect(references(withFileSystem({ claims }))).toEqual([
      'model/unknown-target at value of fileSystems.main.claims.media.namespace',
    ]);
    expect(check(withFileSystem({ claims }))).toEqual([
      'model/claim-elsewhere at key of services.web.uses.fileSystems.main.media',
    ]);
  });

  it('leaves a file system that there is not to the references', () => {
    const environment = anEnvironment({ ...withFileSystem(), fileSystems: null });

    expect(findings(checkFileSystems(environment))).toEqual([]);
    expect(findings(checkReferences(environment))).toEqual([
      'model/unknown-target at key of services.web.uses.fileSystems.main',
    ]);
  });

  it('reports a file system without its driver', () => {
    const { cluster: _, ...rest } = withFileSystem();

    expect(findings(checkAddons(anEnvironment(rest)))).toEqual([
      'model/addon-missing at value of fileSystems.main',
    ]);
  });
});
