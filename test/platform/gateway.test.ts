import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { type ChartFacts, unknownKeys } from '../support/chart-keys.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, objectsOf, valuesOf } from '../support/kubernetes-objects.ts';
import { hasSharedFolder, readShared } from '../support/shared-folder.ts';
import { terraformOf } from '../support/terraform-documents.ts';
import { gatewayOverrides, withGateway } from '../support/with-ingress.ts';

const BOTH = { moreLoadBalancers: ['tcp'] };
const environment = withGateway(BOTH);
const platform = compilePlatform(environment);
const apps = compileApps(environment);

describe('the gateway of the mesh', () => {
  it('is an add-on after the mesh and what registers its pods (S1-ADD-01, S1-ADD-02, S1-FLOW-01)', () => {
    const waveOf = (name: string) =>
      platform.components.find((each) => each.name === name)?.wave ?? Number.NaN;

    expect(waveOf('istiod')).toBeLessThan(waveOf('istio-ingressgateway'));
    expect(waveOf('aws-load-balancer-controller')).toBeLessThan(waveOf('istio-ingressgateway'));
    expect(waveOf('cert-manager')).toBeLessThan(waveOf('external-secrets'));
    expect(waveOf('istio-ingressgateway')).toBeLessThan(waveOf('ingress'));
  });

  it('brings no load balancer of its own, and stays restricted (S1-EDGE-03, S1-SEC-11)', () => {
    const values = valuesOf(platform, 'istio-ingressgateway');
    const { labels } = objectOf(platform, 'Namespace', 'istio-ingress')['metadata'];

    expect(values['service'].type).toBe('ClusterIP');
    expect(values['service'].ports.map(({ port }: { port: number }) => port)).toEqual([15021, 443]);
    expect(values['securityContext'].seccompProfile).toEqual({ type: 'RuntimeDefault' });
    expect(labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    // Injection is asked for by its pods; a namespace that refuses it would leave them without Envoy.
    expect(labels['istio-injection']).toBeUndefined();
  });

  it('believes as many proxies as are in front of it on the shortest way', () => {
    const hops = (ingress: object) => {
      const values = valuesOf(compilePlatform(withGateway({ ...ingress })), 'istio-ingressgateway');
      return JSON.parse(values['podAnnotations']['proxy.istio.io/config']).gatewayTopology;
    };

    // CloudFront and the Application Load Balancer; then also straight from the internet.
    expect(hops({})).toEqual({ numTrustedProxies: 2 });
    expect(hops(BOTH)).toEqual({ numTrustedProxies: 0 });
  });

  it('listens with TLS for every host, with one certificate (S1-SEC-13, S1-ADD-07)', () => {
    const [server] = objectOf(platform, 'Gateway', 'ingress')['spec'].servers;
    const certificate = objectOf(platform, 'Certificate', 'ingress');

    expect(server).toMatchObject({
      port: { number: 443, protocol: 'HTTPS' },
      hosts: ['./*'],
      tls: { mode: 'SIMPLE', minProtocolVersion: 'TLSV1_2' },
    });
    expect(certificate['spec'].secretName).toBe(server.tls.credentialName);
    expect(certificate['metadata'].namespace).toBe('istio-ingress');
    expect(certificate['spec'].dnsNames).toEqual([
      'origin.shop.io',
      'studio.shop.io',
      'tcp.shop.io',
      'www.shop.io',
    ]);
  });

  it('sends longer paths first, each to its service', () => {
    const { hosts, gateways, http } = objectOf(platform, 'VirtualService', 'www.shop.io')['spec'];

    expect({ hosts, gateways }).toEqual({ hosts: ['www.shop.io'], gateways: ['ingress'] });
    expect(http.map(({ match }: { match: unknown }) => match)).toEqual([
      [{ uri: { exact: '/cms' } }, { uri: { prefix: '/cms/' } }],
      [{ uri: { prefix: '/' } }],
    ]);
    expect(http.map(({ route }: { route: readonly unknown[] }) => route[0])).toEqual([
      { destination: { host: 'studio.shop.svc.cluster.local', port: { number: 8081 } } },
      { destination: { host: 'web.shop.svc.cluster.local', port: { number: 8080 } } },
    ]);
    expect(objectsOf(apps, 'Ingress')).toEqual([]);
  });

  it('is in the mesh, so services behind it take nothing in plain (S1-SEC-09)', () => {
    expect(objectOf(platform, 'PeerAuthentication', 'default')['spec']).toEqual({
      mtls: { mode: 'STRICT' },
    });
    expect(objectsOf(apps, 'PeerAuthentication')).toEqual([]);
  });

  it('is admitted by the services behind it', () => {
    const { ingress } = objectOf(apps, 'NetworkPolicy', 'studio')['spec'];

    expect(ingress[0].from).toContainEqual({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-ingress' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'istio-ingressgateway' } },
    });
  });

  it('leaves nothing to find', () => {
    const codes = environmentRules.flatMap((rule) => rule(environment)).map(({ code }) => code);

    expect(codes).toEqual([]);
    expect(findings(checkEnvironment(compiledSmall(gatewayOverrides(BOTH))))).toEqual([]);
  });
});

describe('load balancers in front of the gateway', () => {
  const terraform = terraformOf(environment);

  it('are an Application and a Network Load Balancer (S1-FLOW-01, S1-EDGE-03, S1-EDGE-04)', () => {
    const listeners = terraform.all('aws_lb_listener');

    expect(terraform.one('aws_lb', 'main').load_balancer_type).toBe('application');
    expect(terraform.one('aws_lb', 'tcp').load_balancer_type).toBe('network');
    expect(listeners['main-443']).toMatchObject({
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      default_action: [
        { type: 'forward', target_group_arn: `\${aws_lb_target_group.ingress.arn}` },
      ],
    });
    expect(listeners['tcp-443']).toMatchObject({
      protocol: 'TCP',
      default_action: [
        { type: 'forward', target_group_arn: `\${aws_lb_target_group.ingress-tcp.arn}` },
      ],
    });
    const bindings = objectsOf(platform, 'TargetGroupBinding').map(({ metadata, spec }) => [
      metadata.namespace,
      spec.targetGroupName,
      spec.serviceRef,
    ]);
    const serviceRef = { name: 'istio-ingressgateway', port: 443 };
    expect(bindings).toEqual([
      ['istio-ingress', 'shop-prod-ingress', serviceRef],
      ['istio-ingress', 'shop-prod-ingress-tcp', serviceRef],
    ]);
  });

  it('ask the gateway for its health on a port of its own (S1-EDGE-01, S1-EDGE-02)', () => {
    for (const group of ['ingress', 'ingress-tcp']) {
      expect(terraform.one('aws_lb_target_group', group)).toMatchObject({
        port: 443,
        target_type: 'ip',
        health_check: { protocol: 'HTTP', port: '15021', path: '/healthz/ready', matcher: '200' },
      });
    }
    expect(terraform.one('aws_lb_target_group', 'ingress').protocol).toBe('HTTPS');
    expect(terraform.one('aws_lb_target_group', 'ingress')).not.toHaveProperty(
      'preserve_client_ip',
    );
    const opened = Object.values(terraform.all('aws_vpc_security_group_egress_rule'))
      .filter((rule) => rule.security_group_id === `\${aws_security_group.load-balancer-main.id}`)
      .map((rule) => rule.to_port);
    expect(opened).toEqual([443, 15021]);
  });

  it('have a certificate for what CloudFront asks them for', () => {
    const { subject_alternative_names } = terraform.one(
      'aws_acm_certificate',
      'load-balancer-main',
    );

    expect(subject_alternative_names).toEqual(['studio.shop.io', 'www.shop.io']);
  });

  it('may have nothing behind them, which is said (S1-EDGE-04, F-S1-28)', () => {
    const idle = withGateway();
    const found = environmentRules.flatMap((rule) => rule(idle));
    const alone = terraformOf(idle);

    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['model/network-load-balancer-unused', 'warning'],
    ]);
    expect(alone.one('aws_lb', 'tcp').load_balancer_type).toBe('network');
    expect(Object.keys(alone.all('aws_lb_listener'))).toEqual(['main-443']);
    expect(findings(checkEnvironment(compiledSmall(gatewayOverrides())))).toEqual([]);
  });
});

describe('without a service', () => {
  it('the gateway still has a certificate and answers health checks (F-S1-33)', () => {
    const bare = compilePlatform({ ...environment, services: {} });

    expect(objectOf(bare, 'Certificate', 'ingress')['spec'].dnsNames).toEqual([
      'origin.shop.io',
      'tcp.shop.io',
    ]);
    expect(objectsOf(bare, 'VirtualService')).toEqual([]);
  });

  it('nothing is to be found in an environment that is a platform alone (F-S1-33)', () => {
    const stores = ['databases', 'caches', 'kafka', 'search', 'externals'];
    const gateway = gatewayOverrides(BOTH);
    const addons = { ...(gateway['addons'] as object), 'kube-prometheus-stack': {} };
    const none = Object.fromEntries(stores.map((key) => [key, null]));
    // Without services nobody would fill the bucket that the distribution reads.
    const distributions = { main: { origins: { media: null }, behaviors: { media: null } } };
    const edge = { ...(gateway['edge'] as object), distributions };
    const input = compiledSmall({ ...gateway, ...none, addons, edge, services: null });

    expect(findings(checkEnvironment(input))).toEqual([]);
    expect(environmentRules.flatMap((rule) => rule(input.environment))).toEqual([]);
  });
});

describe.skipIf(!hasSharedFolder)('values of the gateway', () => {
  it('are keys of its chart', () => {
    const facts = readShared('charts/gateway.json') as ChartFacts;

    expect(unknownKeys(facts, valuesOf(platform, 'istio-ingressgateway'))).toEqual([]);
  });
});
