// Is every image built for the processors of the nodes that run it?
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import {
  imageArchitectures,
  type Nodes,
  nodeArchitecture,
  nodesOf,
  runsOn,
  selects,
  takes,
} from '../../../model/nodes/placement.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { buildsImages } from '../../../model/services/image-pipeline.ts';

export function checkArchitectures(environment: Environment): readonly Diagnostic[] {
  return [...unused(environment), ...ofServices(environment)];
}

/** On-demand nodes that run no image, while services that could be on them are left with spot nodes.
 * Nodes with taints of their own are for somebody else. */
function unused(environment: Environment): readonly Diagnostic[] {
  const { cluster, services } = environment;
  if (cluster === null || cluster.existing !== null) return [];
  const all = { nodeGroups: cluster.nodeGroups, nodePools: cluster.nodePools };
  return Object.entries(all).flatMap(([collection, entries]) =>
    Object.entries(entries).flatMap(([key, nodes]: readonly [string, Nodes]) => {
      const isApart = Object.values(nodes.taints).some(
        ({ effect }) => effect !== 'PreferNoSchedule',
      );
      const left = leftToSpot(environment, nodes);
      const isRun = Object.values(services).some((service) => runsOn(environment, nodes, service));
      if (isApart || isRun || left.length === 0) return [];
      const args = {
        ...{ nodes: key, architecture: nodeArchitecture(nodes) },
        ...{ services: left.slice(0, 3).join(', '), more: Math.max(0, left.length - 3) },
      };
      const path = ['cluster', collection, key, 'instanceTypes'];
      return [diagnostic('model/nodes-without-images', args, { path })];
    }),
  );
}

/** Services that would be on such nodes if it were for their images, and have spot nodes alone instead. None at all is reported as such. */
function leftToSpot(environment: Environment, nodes: Nodes): readonly string[] {
  const { cluster, services } = environment;
  if (cluster === null || nodes.capacity === 'spot') return [];
  return Object.entries(services).flatMap(([key, service]) => {
    if (service.capacity === 'spot' || !selects(environment, nodes, service)) return [];
    const taking = nodesOf(cluster).filter((each) => takes(environment, each, service));
    const isLeft = taking.length > 0 && taking.every(({ capacity }) => capacity === 'spot');
    return isLeft ? [key] : [];
  });
}

function ofServices(environment: Environment): readonly Diagnostic[] {
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
