// A document database in two regions: the one of prod writes, that of dr follows it.
import { describe, expect, it } from 'vitest';
import { environmentRules, landscapeRules } from '../../../src/environment/rules.ts';
import type { Environment } from '../../../src/model/schema/environment.ts';
import { aPrimary, aStandby, compiledIn, landscapeOf } from '../../support/a-pair.ts';
import type { Overrides } from '../../support/an-environment.ts';
import { terraformFrom } from '../../support/terraform-documents.ts';

const PAGES = { class: 'db.r6g.large', instances: 2, purpose: 'Pages' };

function primaryWith(changes: Overrides = {}): Environment {
  return aPrimary({ documentDatabases: { pages: { ...PAGES, global: true, ...changes } } });
}

function standbyWith({ secondaryOf = {}, uses = null, ...changes }: Overrides = {}): Environment {
  const follows = { environment: 'shop/prod', documentDatabase: 'pages' };
  return aStandby({
    documentDatabases: {
      pages: { ...PAGES, secondaryOf: { ...follows, ...(secondaryOf as object) }, ...changes },
    },
    services: { web: { uses: { databases: { main: null }, documentDatabases: { pages: uses } } } },
  });
}

const primary = primaryWith();

function terraformIn(environment: Environment) {
  return terraformFrom(compiledIn(environment, landscapeOf(primary, environment)).stacks);
}

function faultsOf(environment: Environment, of = primary): readonly string[] {
  const landscape = landscapeOf(of, environment);
  return [
    ...environmentRules.flatMap((rule) => rule(environment)),
    ...landscapeRules.flatMap((rule) => rule(environment, landscape)),
  ].flatMap(({ code }) => (code.includes('document-') ? [code] : []));
}

describe('the primary of a global cluster', () => {
  it('makes it, and joins it first', () => {
    const terraform = terraformIn(primary);

    expect(terraform.one('aws_docdb_global_cluster', 'pages')).toMatchObject({
      global_cluster_identifier: 'shop-prod-document-pages',
      engine: 'docdb',
      engine_version: '5.0.0',
      storage_encrypted: true,
    });
    expect(terraform.one('aws_docdb_cluster', 'pages').global_cluster_identifier).toBe(
      '${aws_docdb_global_cluster.pages.id}',
    );
  });

  it('is none where nothing says so', () => {
    const alone = terraformIn(primaryWith({ global: false }));

    expect(alone.all('aws_docdb_global_cluster')).toEqual({});
    expect(alone.one('aws_docdb_cluster', 'pages')).not.toHaveProperty('global_cluster_identifier');
  });
});

describe('its secondary', () => {
  const standby = standbyWith();
  const terraform = terraformIn(standby);
  const cluster = terraform.one('aws_docdb_cluster', 'pages');
  const secrets = Object.keys(terraform.all('aws_secretsmanager_secret'));

  it('joins it by name, after its primary, with a key of its own region', () => {
    const { stacks } = compiledIn(standby, landscapeOf(primary, standby));
    const data = stacks.find(({ stack }) => stack === 'data');

    expect(cluster.global_cluster_identifier).toBe('shop-prod-document-pages');
    expect(cluster.kms_key_id).toContain('key_arns');
    expect(JSON.stringify(data)).toContain('shop/prod');
    expect(faultsOf(standby)).toEqual([]);
  });

  it('has the logins of its primary, and makes none', () => {
    expect(cluster.master_username).toBeUndefined();
    expect(secrets).toContain('document-database-pages-endpoints');
    expect(secrets.filter((key) => /^document-database-pages-(login|master)/.test(key))).toEqual(
      [],
    );
  });

  it('gets logins once it is promoted', () => {
    const promoted = standbyWith({ secondaryOf: { promoted: true }, uses: 'write' });
    const after = terraformIn(promoted);

    expect(faultsOf(promoted)).toEqual([]);
    expect(after.one('aws_docdb_cluster', 'pages').master_username).toBe('administrator');
    expect(Object.keys(after.all('aws_secretsmanager_secret'))).toContain(
      'document-database-pages-login-web',
    );
  });

  it('is promoted by the steps of its page, until it is', () => {
    const pageOf = (environment: Environment) =>
      compiledIn(environment, landscapeOf(primary, environment)).page;
    const step = 'aws docdb failover-global-cluster --region us-east-1';

    expect(pageOf(standby)).toContain(step);
    expect(pageOf(standby)).toContain('--global-cluster-identifier shop-prod-document-pages');
    expect(pageOf(standbyWith({ secondaryOf: { promoted: true } }))).not.toContain(step);
  });

  it.each([
    ['is not used', { uses: 'write' }, {}, 'model/document-secondary-used'],
    [
      'has the version of its primary',
      { version: '4.0.0' },
      {},
      'model/document-secondary-differs',
    ],
    ['follows a primary that says so', {}, { global: false }, 'model/document-primary-missing'],
    ['has another class than db.t', { class: 'db.t4g.medium' }, {}, 'model/document-global-class'],
    ['follows, or is followed', { global: true }, {}, 'model/document-global-secondary'],
  ])('%s', (_, changes, ofPrimary, code) => {
    expect(faultsOf(standbyWith(changes), primaryWith(ofPrimary))).toContain(code);
  });
});
