// The arrows from the API gateway: it may send there, the service lets it in, and it knows the address.
import { outputOf, type Row, type Rows, row } from '../../proof/rows.ts';
import { SERVICES } from './services.ts';

const { kubernetes } = outputOf('learning-hub/prod');

/** audit-service and webhook-service have no arrow. */
export const BEHIND_GATEWAY = [...SERVICES.keys()].filter(
  (name) => !['api-gateway', 'audit-service', 'webhook-service'].includes(name),
);

/** Pods of a service in its namespace, as an end of a rule of a network policy. */
export const POD = 'podSelector.matchLabels."app.kubernetes.io/name"';
export const NAMESPACE = 'namespaceSelector.matchLabels."kubernetes.io/metadata.name"';

function gatewayRow(name: string): Row {
  const { title = '', port = 0 } = SERVICES.get(name) ?? {};
  const policy = `${name}/networkpolicy-${name}`;
  const gateway = 'api-gateway/networkpolicy-api-gateway';
  const admitted = `spec.ingress[0].from[${POD}=api-gateway]`;
  const allowed = `spec.egress[to.0.${POD}=${name}]`;
  const variable = `${name.toUpperCase().replaceAll('-', '_')}_URL`;
  return row(
    `API Gateway → ${title} (${port})`,
    kubernetes(policy, `spec.${POD}`).is(name),
    kubernetes(policy, `${admitted}.${POD}`).is('api-gateway'),
    kubernetes(policy, `${admitted}.${NAMESPACE}`).is('backend-prod'),
    kubernetes(policy, 'spec.ingress[].ports[].port').are(port),
    kubernetes(gateway, `${allowed}.to[].${POD}`).are(name),
    kubernetes(gateway, `${allowed}.to[].${NAMESPACE}`).are('backend-prod'),
    kubernetes(gateway, `${allowed}.ports[].port`).are(port),
    kubernetes('api-gateway/configmap-api-gateway', `data.${variable}`).is(
      `http://${name}.backend-prod.svc.cluster.local:${port}`,
    ),
  );
}

export const rows: Rows = Object.fromEntries(
  BEHIND_GATEWAY.map((name, index) => [
    `S3-GW-${String(index + 1).padStart(2, '0')}`,
    gatewayRow(name),
  ]),
);
