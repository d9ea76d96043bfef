import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheId, cacheSecretName, cacheUserName } from '../../src/kinds/caches/names.ts';
import {
  databaseIdentifier,
  secretName as databaseSecret,
} from '../../src/kinds/databases/names.ts';
import {
  clusterIdentifier,
  secretName as documentSecret,
} from '../../src/kinds/document-databases/names.ts';
import { externalSecretName } from '../../src/kinds/externals/names.ts';
import { kafkaName, kafkaSecretName } from '../../src/kinds/kafka/names.ts';
import { searchSecretName } from '../../src/kinds/search/names.ts';
import { sqlName } from '../../src/model/data/sql-name.ts';
import { bucketName, replicaBucketName } from '../../src/model/naming/buckets.ts';
import { addonRoleName } from '../../src/model/naming/cluster.ts';
import { kmsAlias } from '../../src/model/naming/core.ts';
import { targetGroupName } from '../../src/model/naming/network.ts';
import { logGroupName } from '../../src/model/naming/operations.ts';
import { ecrRepositoryName, imageOf } from '../../src/model/naming/registry.ts';
import { searchDomainName } from '../../src/model/naming/search.ts';
import { serviceRoleName } from '../../src/model/naming/services.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { Key } from '../../src/model/schema/primitives.ts';
import { anEnvironment } from '../support/an-environment.ts';

const environment = anEnvironment();
const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
const key = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((words) => `k${words.join('-')}`)
  .filter((each) => Key.safeParse(each).success);

const LOWER = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PATH = /^[a-zA-Z0-9/_+=.@-]+$/;

/** Names made of one key, and what their owner accepts. */
const names: readonly (readonly [string, (env: Environment, key: string) => string, RegExp])[] = [
  ['bucketName', bucketName, /^[a-z0-9-]+$/],
  ['replicaBucketName', replicaBucketName, /^[a-z0-9-]+$/],
  ['serviceRoleName', serviceRoleName, LOWER],
  ['addonRoleName', addonRoleName, LOWER],
  ['kmsAlias', kmsAlias, /^alias\/[a-z0-9-]+$/],
  ['ecrRepositoryName', ecrRepositoryName, /^[a-z0-9/-]+$/],
  ['logGroupName', logGroupName, /^\/[a-z0-9/-]+$/],
  ['databaseIdentifier', databaseIdentifier, LOWER],
  ['clusterIdentifier', clusterIdentifier, LOWER],
  ['sqlName', (_, service) => sqlName(service), /^[a-z][a-z0-9_]*$/],
  ['cacheId', cacheId, LOWER],
  ['cacheUserName', cacheUserName, LOWER],
  ['kafkaName', kafkaName, LOWER],
  ['searchDomainName', searchDomainName, LOWER],
  ['targetGroupName', targetGroupName, LOWER],
  ['databaseMaster', databaseSecret.master, PATH],
  ['databaseEndpoints', databaseSecret.endpoints, PATH],
  ['documentDatabaseMaster', documentSecret.master, PATH],
  ['documentDatabaseEndpoints', documentSecret.endpoints, PATH],
  ['cache', cacheSecretName, PATH],
  ['kafkaSecretName', kafkaSecretName, PATH],
  ['searchSecretName', searchSecretName, PATH],
  ['externalSecretName', externalSecretName, PATH],
];

describe('naming', () => {
  it.each(names)('%s has only characters that its owner accepts', (_, nameOf, legal) => {
    fc.assert(
      fc.property(key, (each) => {
        expect(nameOf(environment, each)).toMatch(legal);
      }),
    );
  });

  it.each(names)('%s is different for different keys', (_, nameOf) => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        fc.pre(a !== b);

        expect(nameOf(environment, a)).not.toBe(nameOf(environment, b));
      }),
    );
  });

  it('gives every login of every database a secret of its own', () => {
    const { login } = databaseSecret;

    fc.assert(
      fc.property(key, key, key, key, (a, b, c, d) => {
        fc.pre(a !== c || b !== d);

        expect(login(environment, a, b)).not.toBe(login(environment, c, d));
      }),
    );
  });

  it('gives no secret of one kind the name of another kind', () => {
    fc.assert(
      fc.property(key, (each) => {
        const all = names.slice(15).map(([, nameOf]) => nameOf(environment, each));

        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('cuts the name of a cache user to 40 characters, and keeps long ones apart', () => {
    const long = 'a-service-with-quite-a-long-name-';
    const users = ['one', 'two'].map((end) => cacheUserName(environment, `${long}${end}`));

    expect(users.every((user) => user.length <= 40 && LOWER.test(user))).toBe(true);
    expect(users[0]).not.toBe(users[1]);
  });

  it('keeps the name of a bucket that is written', () => {
    const named = anEnvironment({ buckets: { media: { name: 'my-files' } } });

    expect(bucketName(named, 'media')).toBe('my-files');
  });

  it('ends the name of a bucket that is not written with the account', () => {
    expect(bucketName(environment, 'media')).toBe('shop-prod-media-210987654321');
  });

  it('takes an image from the ECR repository of the service', () => {
    expect(imageOf(environment, 'web')).toBe(
      '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.0.0',
    );
  });

  it('takes an image from the repository that is written', () => {
    const image = { repository: 'ghcr.io/shop/web', tag: '2.0.0' };

    expect(imageOf(anEnvironment({ services: { web: { image } } }), 'web')).toBe(
      'ghcr.io/shop/web:2.0.0',
    );
  });
});
