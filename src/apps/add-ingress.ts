// How requests get to a service through the ingress controller, and the certificate of its hosts.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeIngress } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { controllerOf } from '../addons/addons.ts';
import { hostsOf, type IngressHost } from '../model/edge/ingress-routes.ts';
import { CERTIFICATE, certificateSpec, tlsSecretName } from '../model/kubernetes/certificate.ts';
import { type Labels, syncWave } from '../model/kubernetes/labels.ts';
import { grpcIngressName } from '../model/services/names.ts';
import { portNamed } from '../model/services/ports.ts';
import type { Workload } from './workload.ts';

const WAVE = syncWave(1);

export function addIngress(chart: Chart, workload: Workload): void {
  const controller = workload.environment.ingress;
  const { ingress } = workload.service;
  if (controller === null || ingress === null) return;
  const { className, rateLimit, bodyLimit, grpc } = controllerOf(controller);
  // The gateway of a mesh has its routes beside it.
  if (className === null) return;
  const all = hostsOf(ingress);
  addCertificate(chart, workload.key, namesOf(all));
  const perSecond = controller.rateLimitPerSecond;
  const limit = perSecond === null ? {} : rateLimit?.(perSecond);
  const { maxBodySize } = ingress;
  const bodies = maxBodySize === null ? {} : bodyLimit?.(maxBodySize);
  const shared = { ...WAVE, ...bodies, ...limit };
  const isGrpc = ({ port }: IngressHost) => portNamed(workload.service, port)?.protocol === 'grpc';
  // What one Ingress says holds for all of its routes.
  const [called, asked] = [all.filter(isGrpc), all.filter((host) => !isGrpc(host))];
  const rules = { className, workload };
  if (asked.length > 0) addRules(chart, { ...rules, hosts: asked, annotations: shared });
  if (called.length === 0) return;
  const name = asked.length > 0 ? grpcIngressName(workload.key) : workload.key;
  const annotations = { ...shared, ...grpc?.ofIngress };
  addRules(chart, { ...rules, name, hosts: called, annotations });
}

interface Rules {
  readonly workload: Workload;
  readonly className: string;
  readonly name?: string;
  readonly hosts: readonly IngressHost[];
  readonly annotations: Labels;
}

function addRules(chart: Chart, rules: Rules): void {
  const { workload, className, hosts, annotations, name = workload.key } = rules;
  new KubeIngress(chart, name === workload.key ? 'ingress' : `ingress-${name}`, {
    metadata: { name, annotations },
    spec: {
      ingressClassName: className,
      tls: [{ hosts: [...namesOf(hosts)], secretName: tlsSecretName(workload.key) }],
      rules: hosts
        .toSorted((a, b) => (a.host < b.host ? -1 : 1))
        .map((host) => ({ host: host.host, http: { paths: pathsTo(workload, host) } })),
    },
  });
}

function namesOf(hosts: readonly IngressHost[]): readonly string[] {
  return hosts.map(({ host }) => host).sort();
}

function pathsTo({ key, service }: Workload, { paths, port }: IngressHost) {
  const name = portNamed(service, port)?.name ?? '';
  return paths.toSorted().map((path) => ({
    path,
    pathType: 'Prefix',
    backend: { service: { name: key, port: { name } } },
  }));
}

function addCertificate(chart: Chart, key: string, dnsNames: readonly string[]): void {
  new ApiObject(chart, 'certificate', {
    ...CERTIFICATE,
    metadata: { name: key, annotations: WAVE },
    spec: certificateSpec(key, dnsNames),
  });
}
