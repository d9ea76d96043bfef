// How requests get through the gateway of the mesh: what it listens for, its certificate, and for each
// host which paths lead to which service.
import { ApiObject, type Chart } from 'cdk8s';
import type { Controller } from '../addons/addons.ts';
import { entrancesOf, INGRESS_PORT, ingressHosts } from '../model/edge/ingress.ts';
import { hostsOf } from '../model/edge/ingress-routes.ts';
import { CERTIFICATE, certificateSpec, tlsSecretName } from '../model/kubernetes/certificate.ts';
import {
  GATEWAY,
  type GatewaySpec,
  VIRTUAL_SERVICE,
  type VirtualServiceSpec,
} from '../model/kubernetes/istio-routes.ts';
import { serviceHost } from '../model/naming/services.ts';
import type { Environment } from '../model/schema/environment.ts';
import { portNamed } from '../model/services/ports.ts';

const GATEWAY_NAME = 'ingress';

const HSTS = 'max-age=31536000; includeSubDomains';

export function addGateway(
  chart: Chart,
  environment: Environment,
  { namespace, service }: Controller,
): void {
  const gateway: GatewaySpec = {
    selector: { app: service },
    servers: [
      {
        port: { number: INGRESS_PORT, name: 'https', protocol: 'HTTPS' },
        // Any: an Application Load Balancer does not have to say which host it connects for. Requests
        // for a host without a VirtualService are answered with 404.
        hosts: ['./*'],
        tls: {
          mode: 'SIMPLE',
          credentialName: tlsSecretName(GATEWAY_NAME),
          minProtocolVersion: 'TLSV1_2',
        },
      },
    ],
  };
  new ApiObject(chart, 'gateway', {
    ...GATEWAY,
    metadata: { name: GATEWAY_NAME, namespace },
    spec: gateway,
  });
  // One for all hosts, since Envoy reads Secrets of its own namespace alone.
  new ApiObject(chart, 'certificate', {
    ...CERTIFICATE,
    metadata: { name: GATEWAY_NAME, namespace },
    spec: certificateSpec(GATEWAY_NAME, certifiedHosts(environment)),
  });
  for (const host of ingressHosts(environment)) addRoutes(chart, environment, { host, namespace });
}

/** Those of the load balancers as well, so that the gateway has a certificate before it has a service. */
function certifiedHosts(environment: Environment): readonly string[] {
  const { edge } = environment;
  const own = entrancesOf(environment).flatMap((key) => edge.loadBalancers[key]?.host ?? []);
  return [...new Set([...own, ...ingressHosts(environment)])].sort();
}

interface Place {
  readonly host: string;
  /** Of the gateway. */
  readonly namespace: string;
}

/** One for each host: Istio puts rules of several VirtualServices into an order of its own. */
function addRoutes(chart: Chart, environment: Environment, { host, namespace }: Place): void {
  const spec: VirtualServiceSpec = {
    hosts: [host],
    gateways: [GATEWAY_NAME],
    http: pathsOf(environment, host).map(({ path, key, port }) => ({
      match: matchesOf(path),
      route: [
        {
          destination: {
            host: serviceHost(environment, key),
            port: { number: port },
          },
        },
      ],
      headers: { response: { set: { 'strict-transport-security': HSTS } } },
    })),
  };
  new ApiObject(chart, `routes-${host}`, {
    ...VIRTUAL_SERVICE,
    metadata: { name: host, namespace },
    spec,
  });
}

interface ServicePath {
  readonly path: string;
  readonly key: string;
  readonly port: number;
}

/** The longest first, as an Ingress would be read. */
function pathsOf({ services }: Environment, host: string): readonly ServicePath[] {
  return Object.entries(services)
    .flatMap(([key, service]) =>
      hostsOf(service.ingress)
        .filter((each) => each.host === host)
        .flatMap(({ paths, port }) => {
          const { port: number = 0 } = portNamed(service, port) ?? {};
          return paths.map((path) => ({ path, key, port: number }));
        }),
    )
    .sort((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1));
}

/** `/cms` means itself and what is below it, and not `/cms-old`. */
function matchesOf(path: string): VirtualServiceSpec['http'][number]['match'] {
  if (path.endsWith('/')) return [{ uri: { prefix: path } }];
  return [{ uri: { exact: path } }, { uri: { prefix: `${path}/` } }];
}
