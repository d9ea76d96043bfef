// What services are told of traces, and what that asks of the cluster.
import { describe, expect, it } from 'vitest';
import { configVariables } from '../../src/environment/config-variables.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';

function withTraces(traces: unknown) {
  return { observability: { traces } };
}

function variables(traces: unknown): Readonly<Record<string, string>> {
  const environment = anEnvironment(withTraces(traces));
  const web = environment.services['web'];
  if (!web) throw new Error('No service web');
  const all = Object.entries(configVariables(environment, 'web', web));
  return Object.fromEntries(all.filter(([name]) => name.startsWith('OTEL_')));
}

const WHO = {
  OTEL_SERVICE_NAME: 'web',
  OTEL_RESOURCE_ATTRIBUTES: 'service.namespace=shop,deployment.environment.name=prod',
};

describe('configVariables', () => {
  it('says nothing of traces that nobody wants', () => {
    expect(variables(null)).toEqual({});
  });

  it('makes services ready for traces that go nowhere yet (S4-PRIN-09)', () => {
    expect(variables({ backend: 'none' })).toEqual({
      ...WHO,
      OTEL_PROPAGATORS: 'tracecontext,baggage',
      OTEL_TRACES_EXPORTER: 'none',
    });
  });

  it('sends the others to the collector', () => {
    expect(variables({ backend: 'jaeger' })).toEqual({
      ...WHO,
      OTEL_PROPAGATORS: 'tracecontext,baggage',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    });
  });
});

describe('traces that go nowhere yet', () => {
  it('need no collector, also where one would be scraped', () => {
    const traces = { backend: 'none', monitored: true };
    const environment = anEnvironment(withTraces(traces));

    expect(environmentRules.flatMap((rule) => findings(rule(environment)))).toEqual([]);
  });

  it('open no way to one', () => {
    const policies = (traces: unknown) =>
      JSON.stringify(
        compiledSmall(withTraces(traces)).objects.filter(
          ({ object }) => object.kind === 'NetworkPolicy',
        ),
      );

    expect(policies({ backend: 'none' })).toBe(policies(null));
  });
});
