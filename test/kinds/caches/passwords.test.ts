import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { grantsOf } from '../../../src/environment/edges.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { type AnyObject, objectOf } from '../../support/kubernetes-objects.ts';
import { terraformFrom } from '../../support/terraform-documents.ts';

const OVERRIDES = {
  caches: { main: { access: 'password' } },
  services: { worker: aService({ uses: { caches: ['main'] } }) },
};
const input = compiledSmall(OVERRIDES);
const terraform = terraformFrom(input.stacks);
const output = { components: input.components, artifacts: input.objects };
const USER = 'shop-prod-main-worker';

describe('a cache with passwords', () => {
  it('has a user per service, and one that may do nothing by default', () => {
    const { authentication_mode, access_string } = terraform.one(
      'aws_elasticache_user',
      'main_worker',
    );

    expect(Object.keys(terraform.all('aws_elasticache_user')).sort()).toEqual([
      'default-main',
      'main_web',
      'main_worker',
    ]);
    expect(access_string).toBe('off ~* -@all');
    expect(authentication_mode).toEqual({ type: 'no-password-required' });
    expect(terraform.one('aws_elasticache_replication_group', 'main').user_group_ids).toEqual([
      '${aws_elasticache_user_group.main.user_group_id}',
    ]);
  });

  it('keeps passwords out of state, and what the job has set as it is', () => {
    const user = terraform.one('aws_elasticache_user', 'main_worker');
    const version = terraform.one('aws_secretsmanager_secret_version', 'cache-main-login-worker');

    expect(user.passwords).toBeUndefined();
    expect(user.lifecycle.ignore_changes).toEqual(['access_string', 'authentication_mode']);
    expect(version.secret_string).toBeUndefined();
    expect(version.secret_string_wo).toContain('ephemeral.aws_secretsmanager_random_password');
    expect(version.secret_string_wo).toContain(`"username":"${USER}"`);
  });

  it('gives a service its password as a key of its own, and in the URL', () => {
    const { data, target } = {
      ...objectOf(output, 'ExternalSecret', 'worker')['spec'],
      target: objectOf(output, 'ExternalSecret', 'worker')['spec'].target.template.data,
    };

    expect(target).toMatchObject({
      REDIS_PASSWORD: '{{ .cache_main_password }}',
      REDIS_USERNAME: '{{ .cache_main_username }}',
      REDIS_URL:
        'rediss://{{ .cache_main_username | urlquery }}:{{ .cache_main_password | urlquery }}' +
        '@{{ .cache_main_host }}:{{ .cache_main_port }}',
    });
    expect(data.map((each: AnyObject) => each['remoteRef'])).toContainEqual({
      key: 'shop/prod/caches/main/logins/worker',
      property: 'password',
    });
  });

  it('needs no IAM of its services', () => {
    const environment = anEnvironment(OVERRIDES);

    expect(grantsOf(environment, 'worker').flatMap(({ statements = [] }) => statements)).toEqual(
      [],
    );
  });

  it('has a job that may change these users alone, and gets passwords in no argument', () => {
    const { statements } = { statements: terraform.policy('addon-cache-logins') };
    const { containers } = objectOf(output, 'Job', 'cache-logins')['spec'].template.spec;
    const script = objectOf(output, 'ConfigMap', 'cache-logins')['data']['logins.sh'];

    expect(statements['GivePasswords'].resources).toEqual([
      'arn:aws:elasticache:eu-west-1:210987654321:user:shop-prod-main-web',
      `arn:aws:elasticache:eu-west-1:210987654321:user:${USER}`,
    ]);
    expect(containers[0].env).toContainEqual({ name: 'MAIN_WORKER_REDIS_USERNAME', value: USER });
    expect(script).toContain('give "$MAIN_WORKER_REDIS_USERNAME" "$MAIN_WORKER_REDIS_PASSWORD"');
    expect(script).toContain('"AccessString": "on ~* +@all -@dangerous"');
    expect(script).not.toContain('--passwords');
  });

  it('is one that no check has anything to say about', () => {
    const found = findings(checkEnvironment(input));

    expect(found.filter((each) => /cache|secret|permission|role|edge/.test(each))).toEqual([]);
  });
});

describe('a cache without passwords', () => {
  it.each(['iam', 'network'])('has no job that gives them: %s', (access) => {
    const other = compiledSmall({ caches: { main: { access } } });

    expect(other.components.map(({ name }) => name)).not.toContain('cache-logins');
  });
});
