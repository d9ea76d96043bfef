// How requests get to a service through the ingress controller, and the certificate of its hosts.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeIngress } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { controllerOf } from '../addons/addons.ts';
import { CERTIFICATE, certificateSpec, tlsSecretName } from '../model/kubernetes/certificate.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { ServiceIngress } from '../model/schema/edge/ingress.ts';
import type { Workload } from './workload.ts';

const WAVE = syncWave(1);

export function addIngress(chart: Chart, workload: Workload): void {
  const controller = workload.environment.ingress;
  const { ingress } = workload.service;
  if (controller === null || ingress === null) return;
  const { className, rateLimit, bodyLimit } = controllerOf(controller);
  // The gateway of a mesh has its routes beside it.
  if (className === null) return;
  const hosts = [...ingress.hosts].sort();
  addCertificate(chart, workload.key, hosts);
  const perSecond = controller.rateLimitPerSecond;
  const limit = perSecond === null ? {} : rateLimit?.(perSecond);
  const { maxBodySize } = ingress;
  const bodies = maxBodySize === null ? {} : bodyLimit?.(maxBodySize);
  new KubeIngress(chart, 'ingress', {
    metadata: { name: workload.key, annotations: { ...WAVE, ...bodies, ...limit } },
    spec: {
      ingressClassName: className,
      tls: [{ hosts, secretName: tlsSecretName(workload.key) }],
      rules: hosts.map((host) => ({ host, http: { paths: pathsTo(workload, ingress) } })),
    },
  });
}

function pathsTo({ key }: Workload, { paths }: ServiceIngress) {
  return [...paths].sort().map((path) => ({
    path,
    pathType: 'Prefix',
    backend: { service: { name: key, port: { name: 'http' } } },
  }));
}

function addCertificate(chart: Chart, key: string, dnsNames: readonly string[]): void {
  new ApiObject(chart, 'certificate', {
    ...CERTIFICATE,
    metadata: { name: key, annotations: WAVE },
    spec: certificateSpec(key, dnsNames),
  });
}
