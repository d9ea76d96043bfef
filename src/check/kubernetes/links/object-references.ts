// Objects that name other objects of their namespace, pods apart.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList } from '../../check-input.ts';
import type { Reference } from './pod-references.ts';

type Finder = (artifact: KubernetesArtifact) => readonly Found[];

type Found = Omit<Reference, 'keys'> & Partial<Pick<Reference, 'keys'>>;

const FINDERS: Readonly<Record<string, Finder>> = {
  HorizontalPodAutoscaler: scaleTarget,
  ScaledObject: scaleTarget,
  VerticalPodAutoscaler: sizeTarget,
  TargetGroupBinding: ({ object }) => {
    const { name } = asBody(asBody(object['spec'])['serviceRef']);
    return [{ kind: 'Service', name: String(name), field: ['spec', 'serviceRef', 'name'] }];
  },
  Rollout: ({ object }) =>
    Object.values(asBody(asBody(object['spec'])['strategy'])).flatMap((strategy) => [
      ...Object.entries(asBody(strategy))
        .filter(([key, name]) => key.endsWith('Service') && typeof name === 'string')
        .map(([key, name]) => {
          const field = ['spec', 'strategy', key];
          return { kind: 'Service', name: String(name), field };
        }),
      ...asList(asBody(asBody(strategy)['analysis'])['templates']).map((template) => {
        const field = ['spec', 'strategy', 'analysis', 'templates'];
        return { kind: 'AnalysisTemplate', name: String(asBody(template)['templateName']), field };
      }),
    ]),
  Ingress: ({ object }) => [
    ...tlsSecrets(asBody(object['spec'])['tls']),
    ...asList(asBody(object['spec'])['rules']).flatMap((rule, index) =>
      asList(asBody(asBody(rule)['http'])['paths']).flatMap((path, place) => {
        const { name } = asBody(asBody(asBody(path)['backend'])['service']);
        const field = ['spec', 'rules', index, 'http', 'paths', place, 'backend', 'service'];
        return typeof name === 'string' ? [{ kind: 'Service', name, field }] : [];
      }),
    ),
  ],
  APIService: ({ object }) => calledService(['spec', 'service'], asBody(object['spec'])['service']),
  CustomResourceDefinition: ({ object }) => {
    const { webhook } = asBody(asBody(object['spec'])['conversion']);
    const { service } = asBody(asBody(webhook)['clientConfig']);
    return calledService(['spec', 'conversion', 'webhook', 'clientConfig', 'service'], service);
  },
  MutatingWebhookConfiguration: webhookServices,
  ValidatingWebhookConfiguration: webhookServices,
  StorageClass: idSecret,
  RoleBinding: ({ object }) => {
    const { kind, name } = asBody(object['roleRef']);
    return kind === 'Role' ? [{ kind, name: String(name), field: ['roleRef', 'name'] }] : [];
  },
};

function webhookServices({ object }: KubernetesArtifact): readonly Found[] {
  return asList(object['webhooks']).flatMap((webhook, index) => {
    const { service } = asBody(asBody(webhook)['clientConfig']);
    return calledService(['webhooks', index, 'clientConfig', 'service'], service);
  });
}

/** What the API server calls; undefined where it calls a URL. */
function calledService(at: Path, service: unknown): readonly Found[] {
  const { namespace, name } = asBody(service);
  if (typeof namespace !== 'string' || typeof name !== 'string') return [];
  return [{ kind: 'Service', namespace, name, field: [...at, 'name'] }];
}

/** `<namespace>/<name>/<key>` of the Secret with the id of a file system. */
function idSecret({ object }: KubernetesArtifact): readonly Found[] {
  const parameter = 'fileSystemIdSecretRef';
  const [namespace, name, key] = asText(asBody(object['parameters'])[parameter]).split('/');
  if (!namespace || !name || !key) return [];
  return [{ kind: 'Secret', namespace, name, keys: [key], field: ['parameters', parameter] }];
}

/** Without the name of one, the controller answers with a certificate of its own. */
function tlsSecrets(tls: unknown) {
  return asList(tls).flatMap((each, index) => {
    const { secretName } = asBody(each);
    const field = ['spec', 'tls', index, 'secretName'];
    return typeof secretName === 'string' ? [{ kind: 'Secret', name: secretName, field }] : [];
  });
}

function scaleTarget({ object }: KubernetesArtifact) {
  const { kind = 'Deployment', name } = asBody(asBody(object['spec'])['scaleTargetRef']);
  const field = ['spec', 'scaleTargetRef', 'name'];
  return [{ kind: String(kind), name: String(name), field }];
}

function sizeTarget({ object }: KubernetesArtifact) {
  const { kind, name } = asBody(asBody(object['spec'])['targetRef']);
  const field = ['spec', 'targetRef', 'name'];
  return [{ kind: String(kind), name: String(name), field }];
}

export function objectReferencesOf(artifact: KubernetesArtifact): readonly Reference[] {
  const found = FINDERS[artifact.object.kind]?.(artifact) ?? [];
  return found.map((each) => ({ keys: [], ...each }));
}
