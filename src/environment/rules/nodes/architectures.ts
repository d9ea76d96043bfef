// Is every image built for the processors of the nodes that run it?
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { imageArchitectures, nodeArchitecture, nodesOf } from '../../../model/nodes/placement.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { buildsImages } from '../../../model/services/image-pipeline.ts';

export function checkArchitectures(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const { image } = service;
    const path = ['services', key, 'image'];
    const { from } = image;
    if (from === null) {
      return [...nodeless(environment, key, service), ...built(environment, key, service)];
    }
    if (image.architectures === null) return [];
    return [
      diagnostic(
        'model/image-architectures-borrowed',
        { service: key, from },
        { path: [...path, 'architectures'] },
      ),
    ];
  });
}

function nodeless(environment: Environment, key: string, service: Service): readonly Diagnostic[] {
  const { cluster } = environment;
  const wanted = [...new Set(cluster === null ? [] : nodesOf(cluster).map(nodeArchitecture))];
  const found = imageArchitectures(environment, service);
  if (wanted.length === 0 || found.some((each) => wanted.includes(each))) return [];
  const args = { service: key, found: found.join(', '), wanted: wanted.join(', ') };
  return [diagnostic('model/image-architectures', args, { path: ['services', key, 'image'] })];
}

function built(environment: Environment, key: string, service: Service): readonly Diagnostic[] {
  if (!buildsImages(environment) || service.image.repository !== null) return [];
  const architecture = imageArchitectures(environment, service).find((each) => each !== 'amd64');
  if (architecture === undefined) return [];
  const path = ['services', key, 'image', 'architectures'];
  return [diagnostic('model/pipeline-architecture', { service: key, architecture }, { path })];
}
