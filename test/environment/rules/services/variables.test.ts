import { describe, expect, it } from 'vitest';
import { checkVariables } from '../../../../src/environment/rules/services/variables.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkVariables(anEnvironment(overrides)));
}

describe('checkVariables', () => {
  it.each(['PORT', 'AWS_REGION', 'DATABASE_URL', 'REDIS_USERNAME', 'KAFKA_GROUP_ID', 'STRIPE_KEY'])(
    'reports %s written beside what derives it',
    (variable) => {
      expect(check({ services: { web: { env: { [variable]: 'x' } } } })).toEqual([
        `model/variable-conflict at key of services.web.env.${variable}`,
      ]);
    },
  );

  it('accepts a variable that nothing derives', () => {
    expect(check({ services: { web: { env: { LOG_LEVEL: 'info', MEDIA_URL: 'x' } } } })).toEqual(
      [],
    );
  });

  it('accepts a variable whose edge another service has', () => {
    expect(check({ services: { other: aService({ env: { DATABASE_URL: 'x' } }) } })).toEqual([]);
  });

  it('accepts a written setting of OpenTelemetry', () => {
    const overrides = {
      observability: { traces: { backend: 'xray' } },
      services: { web: { env: { OTEL_PROPAGATORS: 'b3' } } },
    };

    expect(check(overrides)).toEqual([]);
  });

  it('reports a secret that two externals call alike', () => {
    const paypal = {
      title: 'P',
      hosts: ['paypal.com'],
      secretKeys: ['STRIPE_KEY'],
      purpose: 'Pay',
    };
    const services = { web: { uses: { externals: ['stripe', 'paypal'] } } };

    expect(check({ externals: { paypal }, services })).toEqual([
      'model/variable-ambiguous at value of services.web.uses.externals[1]',
    ]);
  });

  it('reports a callee whose address is called like that of a store', () => {
    const services = { web: { uses: { services: ['database'] } }, database: aService() };

    expect(check({ services })).toEqual([
      'model/variable-ambiguous at value of services.web.uses.databases.main',
    ]);
  });
});
