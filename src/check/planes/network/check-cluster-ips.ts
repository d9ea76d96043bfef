// Each fixed address of a Service lies in the range that the cluster is made with.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { contains } from '../../../model/cidr.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

export function checkClusterIps(input: CheckInput): readonly Diagnostic[] {
  const [made = ''] = resourcesOf(input, 'aws_eks_cluster').map(({ body }) =>
    asText(asBody(body['kubernetes_network_config'])['service_ipv4_cidr']),
  );
  const { cluster } = input.environment;
  const range = cluster?.existing ? cluster.serviceCidr : made;
  if (range === '') return [];
  return objectsOf(input, 'Service').flatMap(({ object, origin }) => {
    const address = asText(asBody(object['spec'])['clusterIP']);
    if (!ADDRESS.test(address) || contains(range, address)) return [];
    const path = origin[0] === 'services' ? [...origin, 'clusterIP'] : origin;
    return [
      diagnostic('check/service-address', { service: nameOf(object), address, range }, { path }),
    ];
  });
}
