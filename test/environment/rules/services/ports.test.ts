import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { checkPorts } from '../../../../src/environment/rules/services/ports.ts';
import { checkProbes } from '../../../../src/environment/rules/services/probes.ts';
import { checkServices } from '../../../../src/environment/rules/services/services.ts';
import { checkVariables } from '../../../../src/environment/rules/services/variables.ts';
import { checkWorkers } from '../../../../src/environment/rules/services/workers.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const AT = 'services.web';
const calls = { calls: { port: 9090, protocol: 'grpc' } };
const found = (web: Overrides, more: Overrides = {}, over: Overrides = {}) => {
  const environment = anEnvironment({ services: { web, ...more }, ...over });
  return findings([checkPorts, checkProbes, checkWorkers].flatMap((check) => check(environment)));
};

describe('checkPorts', () => {
  it.each<[string, Overrides]>([
    ['main ports of any protocol', { protocol: 'tcp' }],
    ['a number that TCP and UDP share', { ports: { trace: { port: 8080, protocol: 'udp' } } }],
    [
      'metrics of a port for HTTP beside gRPC',
      { protocol: 'grpc', metrics: { port: 'ops' }, ports: { ops: { port: 9, protocol: 'http' } } },
    ],
    ['a headless service of gRPC', { ports: calls, headless: true }],
    ['liveness of its own', { ports: calls, probes: { liveness: { port: 'calls' } } }],
    ['no liveness', { probes: { liveness: 'none' } }],
  ])('accepts %s', (_, web) => {
    expect(found(web)).toEqual([]);
  });

  it.each<[string, Overrides, readonly string[]]>([
    [
      'metrics of gRPC',
      { protocol: 'grpc', metrics: {} },
      [`model/port-unsuited at key of ${AT}.metrics`],
    ],
    [
      'an ingress to TCP',
      { protocol: 'tcp', ingress: { hosts: ['www.shop.io'] } },
      [`model/port-unsuited at value of ${AT}.ingress.hosts[0]`],
    ],
    [
      'a WebSocket without HTTP',
      { protocol: 'grpc', websocket: true },
      [`model/port-unsuited at key of ${AT}.websocket`],
    ],
    [
      'a smoke test without HTTP',
      { protocol: 'grpc', smokeTest: { path: '/' } },
      [`model/port-unsuited at key of ${AT}.smokeTest`],
    ],
    [
      'a probe of UDP',
      { ports: { dns: { port: 53, protocol: 'udp' } }, probes: { readiness: { port: 'dns' } } },
      [`model/port-unsuited at key of ${AT}.probes.readiness.port`],
    ],
    [
      'a call of gRPC to HTTP',
      { probes: { readiness: { grpc: {} } } },
      [`model/port-unsuited at key of ${AT}.probes.readiness.grpc`],
    ],
    [
      'a path of a gRPC service',
      { protocol: 'grpc', probes: { path: '/live' } },
      [`model/probe-unasked at key of ${AT}.probes.path`],
    ],
    [
      'two ways in probes',
      { probes: { command: ['beat'], tcp: true } },
      [`model/probe-ambiguous at key of ${AT}.probes`],
    ],
  ])('reports %s', (_, web, wanted) => {
    expect(found(web)).toEqual(wanted);
  });

  it('reports a headless service in a mesh, which spreads requests itself', () => {
    const mesh = { kind: 'istio', mutualTls: 'permissive', namespaces: ['shop'] };

    expect(found({ ports: calls, headless: true }, {}, { mesh })).toEqual([
      `model/headless-needless at value of ${AT}.headless`,
    ]);
  });

  it('reports ports and protocols of a worker', () => {
    const worker = aService({ port: null, protocol: 'grpc', ports: calls, headless: true });

    expect(found({}, { worker })).toEqual(
      ['protocol', 'ports', 'headless'].map(
        (key) => `model/port-needed at value of services.worker.${key}`,
      ),
    );
  });

  it('reports names that no port has, wherever they stand', () => {
    const web = {
      metrics: { port: 'none' },
      probes: { port: 'none', liveness: { port: 'none' } },
      ingress: { hosts: { 'www.shop.io': { port: 'none' } } },
    };
    const caller = aService({ uses: { services: { web: ['http', 'none'] } } });
    const environment = anEnvironment({ services: { web, caller } });

    expect(findings(checkReferences(environment))).toEqual([
      'model/unknown-target at value of services.web.metrics.port',
      'model/unknown-target at value of services.web.ingress.hosts["www.shop.io"].port',
      'model/unknown-target at value of services.web.probes.port',
      'model/unknown-target at value of services.web.probes.liveness.port',
      'model/unknown-target at value of services.caller.uses.services.web[1]',
    ]);
  });

  it('reports variables of two ports that are one', () => {
    const services = {
      web: { ports: { admin: { port: 9100, protocol: 'http' } } },
      'web-admin': aService(),
      caller: aService({ port: 8082, uses: { services: ['web', 'web-admin'] } }),
    };

    expect(findings(checkVariables(anEnvironment({ services })))).toEqual([
      'model/variable-ambiguous at value of services.caller.uses.services[1]',
    ]);
  });

  it('finds nobody who counts calls of gRPC but a mesh', () => {
    const web = {
      protocol: 'grpc',
      ports: { ops: { port: 9, protocol: 'http' } },
      metrics: { port: 'ops' },
      rollout: { strategy: 'canary' },
    };

    expect(findings(checkServices(anEnvironment({ services: { web } })))).toEqual([
      'model/canary-unmeasured at value of services.web.rollout.strategy',
    ]);
  });
});
