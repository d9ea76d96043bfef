import { describe, expect, it } from 'vitest';
import { configVariables } from '../../src/environment/config-variables.ts';
import { learningHub } from '../support/learning-hub.ts';

const environment = learningHub();

function variablesOf(key: string): Readonly<Record<string, string>> {
  const service = environment.services[key];
  if (!service) throw new Error(`No service ${key}`);
  return configVariables(environment, key, service);
}

const ROWS = [
  { id: 'S3-SEC-01', key: 'auth-service', name: 'JWT_EXPIRES_IN', value: '1h' },
  { id: 'S3-SEC-02', key: 'auth-service', name: 'REFRESH_TOKEN_EXPIRES_IN', value: '7d' },
  { id: 'S3-SEC-03', key: 'rbac-service', name: 'PORT', value: '3013' },
  {
    id: 'S3-SRCH-07',
    key: 'search-service',
    name: 'OPENSEARCH_INDICES',
    value: 'courses,lessons,forums,users',
  },
  { id: 'S3-AUD-01', key: 'audit-service', name: 'KAFKA_GROUP_ID', value: 'audit-service' },
  { id: 'S3-MSG-06', key: 'user-service', name: 'KAFKA_SECURITY_PROTOCOL', value: 'SSL' },
  { id: 'S3-CACHE-02', key: 'user-service', name: 'REDIS_CLUSTER_MODE', value: 'true' },
  { id: 'S3-OBS-08', key: 'cart-service', name: 'OTEL_SERVICE_NAME', value: 'cart-service' },
] as const;

describe('configVariables', () => {
  it.each(ROWS)('sets $name of $key to $value ($id)', ({ key, name, value }) => {
    expect(variablesOf(key)[name]).toBe(value);
  });

  it('sends the traces of every service to the collector (S3-OBS-08)', () => {
    for (const key of Object.keys(environment.services)) {
      expect(variablesOf(key)['OTEL_EXPORTER_OTLP_ENDPOINT']).toBe(
        'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
      );
    }
  });

  it('lets a written variable win over a derived one', () => {
    const service = environment.services['cart-service'];
    if (!service) throw new Error('No service cart-service');

    const variables = configVariables(environment, 'cart-service', {
      ...service,
      env: { PORT: '1' },
    });

    expect(variables['PORT']).toBe('1');
  });
});
