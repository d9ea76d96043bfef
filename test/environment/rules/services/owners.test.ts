import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { checkOwners } from '../../../../src/environment/rules/services/owners.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };

/** `web` of the small environment writes to the database; `worker` is what is asked about. */
function check(worker: Overrides, others: Overrides = {}): readonly string[] {
  const services = { worker: aService(worker), ...others };
  const environment = anEnvironment({ documentDatabases, services });
  return findings([...checkOwners(environment), ...checkReferences(environment)]);
}

function databases(as: string): Overrides {
  return { uses: { databases: { main: { as } } } };
}

describe('a service that works as another one', () => {
  const AT = 'at value of services.worker.uses.databases.main.as';

  it('may, when that one writes in its own name', () => {
    const documents = { uses: { documentDatabases: { main: 'write' } } };
    const worker = {
      uses: { databases: { main: { as: 'web' } }, documentDatabases: { main: { as: 'web' } } },
    };

    expect(check(worker, { web: documents })).toEqual([]);
  });

  it('names a service that exists', () => {
    expect(check(databases('absent'))).toEqual([`model/unknown-target ${AT}`]);
  });

  it('uses a database that exists', () => {
    expect(check({ uses: { databases: { absent: { as: 'web' } } } })).toEqual([
      'model/unknown-target at key of services.worker.uses.databases.absent',
    ]);
  });

  it.each<[string, string, Overrides]>([
    ['itself', 'worker', {}],
    ['one that works as another', 'beat', { beat: aService(databases('web')) }],
    ['one that reads', 'web', { web: { uses: { databases: { main: { replica: 'reports' } } } } }],
    ['one that uses no database', 'beat', { beat: aService() }],
  ])('does not name %s', (_, as, others) => {
    expect(check(databases(as), others)).toContain(`model/login-owner ${AT}`);
  });

  it('does not name one that writes to a database of another kind', () => {
    const worker = { uses: { documentDatabases: { main: { as: 'web' } } } };

    expect(check(worker)).toEqual([
      'model/login-owner at value of services.worker.uses.documentDatabases.main.as',
    ]);
  });
});

describe('a service that runs the image of another one', () => {
  const AT = 'at value of services.worker.image.from';
  const from = (service: string) => ({ image: { from: service, tag: null } });

  it('may, when that one has an image of its own, wherever it is kept', () => {
    const web = { image: { repository: 'docker.io/shop/web', tag: '1.0.0' } };

    expect(check(from('web'))).toEqual([]);
    expect(check(from('web'), { web })).toEqual([]);
  });

  it('names a service that exists', () => {
    expect(check(from('absent'))).toEqual([`model/unknown-target ${AT}`]);
  });

  it.each<[string, string, Overrides]>([
    ['itself', 'worker', {}],
    ['one that runs the image of another', 'beat', { beat: aService(from('web')) }],
  ])('does not name %s', (_, owner, others) => {
    expect(check(from(owner), others)).toEqual([`model/image-owner ${AT}`]);
  });

  it.each<[string, Overrides, string]>([
    ['a tag beside it', { from: 'web', tag: '1.0.0' }, AT],
    ['a repository beside it', { from: 'web', tag: null, repository: 'docker.io/shop/web' }, AT],
    ['neither', { tag: null }, 'at key of services.worker.image'],
  ])('has no other image: not with %s', (_, image, at) => {
    expect(check({ image })).toEqual([`model/image-ambiguous ${at}`]);
  });
});
