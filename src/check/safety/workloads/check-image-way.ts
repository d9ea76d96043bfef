// Where nodes have no way to the internet, images come from ECR, or not at all.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Component } from '../../../model/artifact.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import type { CheckInput } from '../../check-input.ts';
import { pointAt, pointAtWritten } from '../../point-at.ts';

/** A private registry of AWS, which an endpoint answers for; what it pulls through has its name as well. */
const ECR = /\b\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\b/;

export function checkImageWay(input: CheckInput): readonly Diagnostic[] {
  const { environment } = input;
  if (!isShutIn(environment)) return [];
  const tier = environment.network?.placement.nodes ?? '';
  const ofPods = podTemplatesOf(input).flatMap(({ artifact, title, containers }) =>
    containers
      .filter(({ body }) => !ECR.test(String(body['image'] ?? '')))
      .map(({ name, body, path }) => {
        const image = String(body['image'] ?? '');
        const ofService = pointAt(environment, artifact.origin, 'image', 'repository');
        return diagnostic(
          'check/image-unreachable',
          { what: `Image ${image} of container ${name} of ${title}`, tier },
          { path: pointAtWritten(artifact, [...path, 'image'], ofService) },
        );
      }),
  );
  const ofCharts = input.components.filter(isFromOutside).map(({ name, origin }) => {
    const what = `Chart ${name}, with images as its values have them,`;
    return diagnostic('check/image-unreachable', { what, tier }, { path: origin });
  });
  return [...ofPods, ...ofCharts];
}

/** What a hub shares over its Transit Gateway is the hub's to say. */
function isShutIn({ network }: Environment): boolean {
  if (network === null || network.transitGateway !== null || network.attachment !== null) {
    return false;
  }
  return network.subnets[network.placement.nodes]?.route === 'none';
}

/** A chart whose values name ECR has been told where its images are. */
function isFromOutside({ source }: Component): boolean {
  return source.type === 'chart' && !ECR.test(JSON.stringify(source.values));
}
