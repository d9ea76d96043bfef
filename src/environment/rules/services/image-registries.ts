// Images in a registry of ECR: whose it is, and where.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import registries from '../../../facts/ecr-registries.json' with { type: 'json' };
import type { Environment } from '../../../model/schema/environment.ts';

const REGISTRY = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\//;

/** Of the account of the environment, of the registry that it shares, and of AWS itself. */
export function checkImageRegistries(environment: Environment): readonly Diagnostic[] {
  const { aws, delivery } = environment;
  const { pullers, shared } = delivery.registry;
  const ours = [aws.account, ...(shared === null ? [] : [shared.account])];
  const known = new Set([...ours, ...registries.accounts]);
  return imagesOf(environment).flatMap(({ image, path }) => {
    const [, account] = REGISTRY.exec(image) ?? [];
    if (account === undefined || known.has(account)) return [];
    const likely = nearest(account, [...ours, ...pullers]) ?? null;
    return [diagnostic('model/image-registry-other', { account, nearest: likely }, { path })];
  });
}

interface NamedImage {
  readonly image: string;
  readonly path: Path;
}

function imagesOf({ services }: Environment): readonly NamedImage[] {
  return Object.entries(services).flatMap(([key, service]) => {
    const at = ['services', key];
    const own = service.image.repository;
    const others = (['initContainers', 'sidecars'] as const).flatMap((kind) =>
      Object.entries(service[kind]).flatMap(([name, { image }]) =>
        image === null ? [] : [{ image, path: [...at, kind, name, 'image'] }],
      ),
    );
    return [
      ...(own === null ? [] : [{ image: own, path: [...at, 'image', 'repository'] }]),
      ...others,
    ];
  });
}
