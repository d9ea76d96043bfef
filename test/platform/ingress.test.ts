import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { type ChartFacts, unknownKeys } from '../support/chart-keys.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf, objectsOf, valuesOf } from '../support/kubernetes-objects.ts';
import { hasSharedFolder, readShared } from '../support/shared-folder.ts';
import { ingressOverrides, withGateway, withIngress } from '../support/with-ingress.ts';

const NGINX = { controller: 'ingress-nginx', modSecurity: 'block' };

describe('the ingress controller', () => {
  it('is ingress-nginx in a namespace of its own (S0-ING-01, S0-ING-02)', () => {
    const platform = compilePlatform(withIngress(NGINX));
    const { controller } = valuesOf(platform, 'ingress-nginx');

    expect(platform.components).toContainEqual(
      expect.objectContaining({ name: 'ingress-nginx', namespace: 'ingress-nginx' }),
    );
    expect(objectOf(platform, 'Namespace', 'ingress-nginx')).toBeDefined();
    expect(controller).toMatchObject({ replicaCount: 2, service: { type: 'ClusterIP' } });
  });

  it('speaks HTTP/2, compresses and looks at requests (S0-ING-03, S0-ING-06, S0-ING-07)', () => {
    const { controller } = valuesOf(compilePlatform(withIngress(NGINX)), 'ingress-nginx');

    expect(controller.config).toMatchObject({
      'use-http2': 'true',
      'use-gzip': 'true',
      hsts: 'true',
      'enable-modsecurity': 'true',
      'enable-owasp-modsecurity-crs': 'true',
      'modsecurity-snippet': expect.stringMatching(
        /^Include \/etc\/nginx\/modsecurity\/modsecurity\.conf\nSecRuleEngine On\n/,
      ),
    });
  });

  it('believes the load balancer alone who the user is', () => {
    const trusted = ['10.0.1.0/24', '10.0.2.0/24'];
    const { controller } = valuesOf(compilePlatform(withIngress(NGINX)), 'ingress-nginx');
    const { ports } = valuesOf(compilePlatform(withIngress()), 'traefik');

    expect(controller.config['proxy-real-ip-cidr']).toBe(trusted.join(','));
    expect(ports.websecure.forwardedHeaders.trustedIPs).toEqual(trusted);
  });

  it('can be traefik, which limits, compresses and sends HSTS as well (F-S0-08)', () => {
    const { ports, extraObjects } = valuesOf(compilePlatform(withIngress()), 'traefik');

    expect(ports.websecure.http.middlewares).toEqual([
      'traefik-compress@kubernetescrd',
      'traefik-hsts@kubernetescrd',
      'traefik-rate-limit@kubernetescrd',
    ]);
    expect(extraObjects[2].spec.rateLimit).toMatchObject({ average: 50 });
  });

  it('goes on serving until the load balancer has let go of a pod', () => {
    const nginx = valuesOf(compilePlatform(withIngress(NGINX)), 'ingress-nginx')['controller'];
    const { deployment, ports } = valuesOf(compilePlatform(withIngress()), 'traefik');
    const gateway = valuesOf(compilePlatform(withGateway()), 'istio-ingressgateway');

    expect(nginx).toMatchObject({
      minReadySeconds: 10,
      lifecycle: { preStop: { exec: { command: ['/wait-shutdown'] } } },
      extraArgs: { 'shutdown-grace-period': '60' },
      config: { 'worker-shutdown-timeout': '15s' },
    });
    // Draining, closing, and the ten seconds that the controller waits after nginx.
    expect(nginx.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60 + 15 + 10);
    expect(ports.websecure.transport.lifeCycle).toEqual({
      requestAcceptGraceTimeout: '60s',
      graceTimeOut: '15s',
    });
    expect(deployment).toMatchObject({ minReadySeconds: 10, terminationGracePeriodSeconds: 80 });
    expect(gateway).toMatchObject({ minReadySeconds: 10, terminationGracePeriodSeconds: 75 });
  });

  it.each([
    ['ingress-nginx', 'ingress-nginx-controller'],
    ['traefik', 'traefik'],
  ])('%s is registered with the load balancer (S0-ING-09)', (controller, name) => {
    const platform = compilePlatform(withIngress({ controller }));

    expect(objectOf(platform, 'TargetGroupBinding', 'ingress')).toMatchObject({
      metadata: { namespace: controller },
      spec: {
        targetGroupName: 'shop-prod-ingress',
        targetType: 'ip',
        serviceRef: { name, port: 443 },
      },
    });
  });

  it.each(['ingress-nginx', 'traefik'])('%s leaves nothing to find (F-S0-08)', (controller) => {
    const environment = withIngress({ controller });
    const codes = environmentRules.flatMap((rule) => rule(environment)).map(({ code }) => code);
    const found = checkEnvironment(compiledSmall(ingressOverrides({ controller })));

    expect(codes).toEqual(controller === 'traefik' ? [] : ['model/ingress-nginx-retired']);
    expect(found).toEqual([]);
  });
});

describe('a service behind the ingress controller', () => {
  const apps = compileApps(withIngress(NGINX));
  const studio = objectOf(apps, 'Ingress', 'studio');

  it('gets the requests of its hosts and paths over HTTP (S0-ING-08)', () => {
    const backend = { service: { name: 'studio', port: { name: 'http' } } };

    expect(studio['spec'].ingressClassName).toBe('nginx');
    expect(studio['spec'].rules).toEqual(
      ['studio.shop.io', 'www.shop.io'].map((host) => ({
        host,
        http: { paths: [{ path: '/cms', pathType: 'Prefix', backend }] },
      })),
    );
  });

  it('is limited for each address (S0-ING-05)', () => {
    const limit = 'nginx.ingress.kubernetes.io/limit-rps';
    const unlimited = compileApps(withIngress({ ...NGINX, rateLimitPerSecond: null }));

    expect(studio['metadata'].annotations[limit]).toBe('50');
    expect(objectOf(unlimited, 'Ingress', 'studio')['metadata'].annotations).not.toHaveProperty(
      limit,
    );
  });

  it('has a certificate for every host (S0-ING-04, S0-CERT-03, S0-CERT-04)', () => {
    const ingresses = objectsOf(apps, 'Ingress');

    expect(ingresses).toHaveLength(2);
    for (const { metadata, spec } of ingresses) {
      const certificate = objectOf(apps, 'Certificate', metadata.name)['spec'];
      expect(spec.tls).toEqual([
        { hosts: certificate.dnsNames, secretName: certificate.secretName },
      ]);
      expect(certificate.dnsNames).toEqual(spec.rules.map(({ host }: { host: string }) => host));
      expect(certificate.issuerRef).toMatchObject({ kind: 'ClusterIssuer', name: 'letsencrypt' });
    }
  });

  it('admits the controller, and not the subnets of the load balancer', () => {
    const { ingress } = objectOf(apps, 'NetworkPolicy', 'studio')['spec'];

    expect(ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8081 }],
      },
    ]);
  });
});

describe.skipIf(!hasSharedFolder)('values of the controllers', () => {
  it.each([NGINX, { controller: 'traefik' }])('are keys of $controller', (ingress) => {
    const { controller } = ingress;
    const facts = readShared(`charts/${controller}.json`) as ChartFacts;

    const values = valuesOf(compilePlatform(withIngress(ingress)), controller);

    expect(unknownKeys(facts, values)).toEqual([]);
  });
});

describe("Let's Encrypt", () => {
  it('proves hosts through Route 53 (S0-CERT-01, S0-CERT-02, F-S0-06)', () => {
    const platform = compilePlatform(withIngress());
    const { acme } = objectOf(platform, 'ClusterIssuer', 'letsencrypt')['spec'];

    expect(platform.components).toContainEqual(
      expect.objectContaining({ name: 'cert-manager', namespace: 'cert-manager' }),
    );
    expect(acme).toMatchObject({
      server: 'https://acme-v02.api.letsencrypt.org/directory',
      email: 'platform@shop.io',
      solvers: [
        { selector: { dnsZones: ['shop.io'] }, dns01: { route53: { region: 'eu-west-1' } } },
      ],
    });
    expect(valuesOf(platform, 'cert-manager')['serviceAccount'].annotations).toEqual({
      'eks.amazonaws.com/role-arn': 'arn:aws:iam::210987654321:role/shop-prod-addon-cert-manager',
    });
  });

  it('sees its proofs through the resolver of the VPC, which network ACLs do not bound', () => {
    const values = valuesOf(compilePlatform(withIngress()), 'cert-manager');

    expect(values['dns01RecursiveNameserversOnly']).toBe(true);
  });

  it('is not asked unless there is an ingress controller', () => {
    const platform = compilePlatform(anEnvironment());

    expect(objectsOf(platform, 'ClusterIssuer')).toEqual([]);
    expect(valuesOf(platform, 'cert-manager')).not.toHaveProperty('serviceAccount');
  });
});
