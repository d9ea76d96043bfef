// Several ports of one service, what is spoken on them, and who gets to which.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const tracker = {
  port: 50051,
  protocol: 'grpc',
  ports: {
    admin: { port: 9100, protocol: 'http' },
    raw: { port: 7000, protocol: 'tcp' },
    trace: { port: 7000, protocol: 'udp' },
  },
  metrics: { port: 'admin' },
};
const services = {
  web: { uses: { services: ['tracker'] } },
  tracker: aService(tracker),
  ops: aService({ port: 8082, uses: { services: { tracker: ['trace', 'admin'] } } }),
};
const output = compileApps(anEnvironment({ services }));
const variablesOf = (key: string) => objectOf(output, 'ConfigMap', key)['data'];
const podOf = (made: ReturnType<typeof compileApps>, key: string) =>
  objectOf(made, 'Deployment', key)['spec'].template.spec;

describe('ports of a service', () => {
  it('are those of the Service and of the container, named and with what they speak', () => {
    const { ports } = objectOf(output, 'Service', 'tracker')['spec'];
    const [container] = podOf(output, 'tracker').containers;

    expect(ports).toEqual([
      { name: 'grpc', port: 50051, targetPort: 'grpc', protocol: 'TCP', appProtocol: 'grpc' },
      { name: 'admin', port: 9100, targetPort: 'admin', protocol: 'TCP', appProtocol: 'http' },
      { name: 'raw', port: 7000, targetPort: 'raw', protocol: 'TCP', appProtocol: 'tcp' },
      { name: 'trace', port: 7000, targetPort: 'trace', protocol: 'UDP' },
    ]);
    expect(container.ports).toEqual([
      { name: 'grpc', containerPort: 50051, protocol: 'TCP' },
      { name: 'admin', containerPort: 9100, protocol: 'TCP' },
      { name: 'raw', containerPort: 7000, protocol: 'TCP' },
      { name: 'trace', containerPort: 7000, protocol: 'UDP' },
    ]);
    expect(variablesOf('tracker')).toMatchObject({
      PORT: '50051',
      ADMIN_PORT: '9100',
      RAW_PORT: '7000',
    });
  });

  it('reach callers as what they speak: no URL of what is no HTTP', () => {
    const host = 'tracker.shop.svc.cluster.local';
    const named = Object.entries(variablesOf('web')).filter(([name]) => name.startsWith('TRACKER'));

    expect(Object.fromEntries(named)).toEqual({
      TRACKER_GRPC_TARGET: `${host}:50051`,
      TRACKER_RAW_HOST: host,
      TRACKER_RAW_PORT: '7000',
      TRACKER_TRACE_HOST: host,
      TRACKER_TRACE_PORT: '7000',
    });
  });

  it('reach a caller that names some of them alone', () => {
    const named = Object.keys(variablesOf('ops')).filter((name) => name.startsWith('TRACKER'));
    const { egress } = objectOf(output, 'NetworkPolicy', 'ops')['spec'];

    expect(named.sort()).toEqual(['TRACKER_ADMIN_URL', 'TRACKER_TRACE_HOST', 'TRACKER_TRACE_PORT']);
    expect(egress[1].ports).toEqual([
      { protocol: 'TCP', port: 9100 },
      { protocol: 'UDP', port: 7000 },
    ]);
  });

  it('are each open to their own callers', () => {
    const { ingress } = objectOf(output, 'NetworkPolicy', 'tracker')['spec'];
    const rules = ingress.map(({ from, ports }: Overrides) => ({
      ports,
      from: (from as Overrides[]).map(
        ({ podSelector }) => Object.values((podSelector as Overrides)['matchLabels'] ?? {})[0],
      ),
    }));

    expect(rules).toEqual([
      { ports: [{ protocol: 'TCP', port: 50051 }], from: ['web'] },
      { ports: [{ protocol: 'TCP', port: 9100 }], from: ['ops', 'prometheus'] },
      { ports: [{ protocol: 'TCP', port: 7000 }], from: ['web'] },
      { ports: [{ protocol: 'UDP', port: 7000 }], from: ['ops', 'web'] },
    ]);
  });

  it('are scraped at the one that is named', () => {
    const addons = { 'kube-prometheus-stack': {} };
    const scraped = compileApps(anEnvironment({ services, addons }));
    const { endpoints } = objectOf(scraped, 'ServiceMonitor', 'tracker')['spec'];

    expect(endpoints).toEqual([{ port: 'admin', path: '/metrics', interval: '30s' }]);
  });

  it('are behind a name that leads to every pod where the service is headless', () => {
    const headless = { ...services, tracker: aService({ ...tracker, headless: true }) };
    const made = compileApps(anEnvironment({ services: headless }));
    const { spec, metadata } = objectOf(made, 'Service', 'tracker-headless');

    expect(spec).toMatchObject({ clusterIP: 'None', type: 'ClusterIP' });
    expect(metadata.labels?.['app.kubernetes.io/component']).toBe('headless');
    expect(objectOf(made, 'ConfigMap', 'web')['data'].TRACKER_GRPC_TARGET).toBe(
      'dns:///tracker-headless.shop.svc.cluster.local:50051',
    );
  });

  it('let a process without root listen below 1024, whichever of them it is', () => {
    const low = aService({ ports: { dns: { port: 53, protocol: 'udp' } } });
    const made = compileApps(anEnvironment({ services: { low } }));

    expect(podOf(made, 'low').securityContext.sysctls).toEqual([
      { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' },
    ]);
  });

  it('leave nothing for the checks to say', () => {
    const addons = { 'kube-prometheus-stack': {} };
    const compiled = compiledSmall({ services, addons });

    expect(checkEnvironment(compiled).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('an address in two variables', () => {
  it('is checked as a URL is, in the protocol of its port', () => {
    const compiled = compiledSmall({ services });
    const policy = compiled.objects.find(
      ({ object: { kind, metadata } }) => kind === 'NetworkPolicy' && metadata.name === 'ops',
    );
    const spec = policy?.object['spec'] as { egress: { ports: { protocol: string }[] }[] };
    const egress = spec.egress.map((rule) => ({
      ...rule,
      ports: rule.ports.filter(({ protocol }, _, all) => all.length === 1 || protocol !== 'UDP'),
    }));
    const objects = compiled.objects.map((each) =>
      each === policy ? { ...each, object: { ...each.object, spec: { ...spec, egress } } } : each,
    );

    expect(
      checkEnvironment({ ...compiled, objects })
        .filter(({ code }) => code === 'check/edge-half-open')
        .map(({ message }) => message),
    ).toHaveLength(1);
  });
});

describe('probes', () => {
  const probesOf = (overrides: Overrides) => {
    const made = compileApps(anEnvironment({ services: { probed: aService(overrides) } }));
    const { startupProbe, readinessProbe, livenessProbe } = podOf(made, 'probed').containers[0];
    return { startupProbe, readinessProbe, livenessProbe };
  };
  const times = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };

  it('follow the protocol of the port', () => {
    expect(probesOf({ protocol: 'grpc' }).readinessProbe).toEqual({
      grpc: { port: 8081 },
      ...times,
    });
    expect(probesOf({ protocol: 'tcp' }).readinessProbe).toEqual({
      tcpSocket: { port: 'tcp' },
      ...times,
    });
  });

  it('may each ask something else, somewhere else, at another pace', () => {
    const probes = {
      path: '/ready',
      readiness: { successThreshold: 2, periodSeconds: 5 },
      liveness: { path: '/live', port: 'admin', failureThreshold: 6 },
      startup: { command: ['test', '-f', '/tmp/up'], timeoutSeconds: 1 },
    };
    const ports = { admin: { port: 9100, protocol: 'http' } };

    expect(probesOf({ probes, ports })).toEqual({
      startupProbe: {
        exec: { command: ['test', '-f', '/tmp/up'] },
        ...times,
        timeoutSeconds: 1,
        failureThreshold: 12,
      },
      readinessProbe: {
        httpGet: { path: '/ready', port: 'http' },
        ...times,
        periodSeconds: 5,
        successThreshold: 2,
      },
      livenessProbe: {
        httpGet: { path: '/live', port: 'admin' },
        ...times,
        failureThreshold: 6,
      },
    });
  });

  it('ask gRPC services by name, and anything for a connection', () => {
    const ports = { calls: { port: 9090, protocol: 'grpc' } };
    const probes = {
      readiness: { port: 'calls', grpc: { service: 'parcels.Tracker' } },
      liveness: { tcp: true },
    };

    expect(probesOf({ probes, ports })).toMatchObject({
      readinessProbe: { grpc: { port: 9090, service: 'parcels.Tracker' } },
      livenessProbe: { tcpSocket: { port: 'http' } },
    });
  });

  it('restart nothing where liveness is none', () => {
    const { livenessProbe, readinessProbe } = probesOf({ probes: { liveness: 'none' } });

    expect(livenessProbe).toBeUndefined();
    expect(readinessProbe).toEqual({ httpGet: { path: '/health', port: 'http' }, ...times });
  });

  it('ask a worker by the command of one of them alone', () => {
    const worker = { port: null, probes: { liveness: { command: ['ping'] } } };

    expect(probesOf(worker)).toEqual({
      startupProbe: undefined,
      readinessProbe: undefined,
      livenessProbe: { exec: { command: ['ping'] }, ...times },
    });
  });
});

describe('an Ingress', () => {
  const ingress = { controller: 'ingress-nginx', loadBalancer: 'main' };
  const issuer = { email: 'platform@shop.io' };
  const routed = (controller: string, own: Overrides) =>
    compileApps(
      anEnvironment({ ingress: { ...ingress, issuer, controller }, services: { web: own } }),
    );
  const ports = { calls: { port: 9090, protocol: 'grpc' } };

  it('sends each host to its paths and its port, those of gRPC in an Ingress of their own', () => {
    const hosts = {
      'www.shop.io': { paths: ['/shop', '/about'] },
      'api.shop.io': { port: 'calls' },
    };
    const made = routed('ingress-nginx', { ports, ingress: { hosts } });
    const http = objectOf(made, 'Ingress', 'web');
    const grpc = objectOf(made, 'Ingress', 'web-grpc');
    const annotation = 'nginx.ingress.kubernetes.io/backend-protocol';

    expect(http['spec'].rules).toEqual([
      {
        host: 'www.shop.io',
        http: {
          paths: ['/about', '/shop'].map((path) => ({
            path,
            pathType: 'Prefix',
            backend: { service: { name: 'web', port: { name: 'http' } } },
          })),
        },
      },
    ]);
    expect(http['metadata'].annotations?.[annotation]).toBeUndefined();
    expect(grpc['metadata'].annotations?.[annotation]).toBe('GRPC');
    expect(grpc['spec'].rules[0].http.paths[0].backend.service.port).toEqual({ name: 'calls' });
    expect(grpc['spec'].tls).toEqual([{ hosts: ['api.shop.io'], secretName: 'web-tls' }]);
    expect(objectOf(made, 'Certificate', 'web')['spec'].dnsNames).toEqual([
      'api.shop.io',
      'www.shop.io',
    ]);
  });

  it('is one where all is gRPC; Traefik reads that from the Service', () => {
    const own = { protocol: 'grpc', ingress: { hosts: ['api.shop.io'] } };
    const nginx = routed('ingress-nginx', own);
    const traefik = routed('traefik', own);

    expect(objectsOf(nginx, 'Ingress').map(({ metadata }) => metadata.name)).toEqual(['web']);
    expect(objectOf(traefik, 'Service', 'web')['metadata'].annotations).toMatchObject({
      'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c',
    });
  });
});
