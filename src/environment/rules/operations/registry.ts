// The ECR registry: what only its owner can set, and where copies go.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['delivery', 'registry'];

export function checkRegistry(environment: Environment): readonly Diagnostic[] {
  return [
    ...settingsOfOwner(environment),
    ...copiesAtHome(environment),
    ...copiesForNobody(environment),
  ];
}

function settingsOfOwner({ delivery }: Environment): readonly Diagnostic[] {
  const { registry } = delivery;
  if (registry.shared === null) return [];
  const { account } = registry.shared;
  const lists = (['repositories', 'replicateTo', 'pullers'] as const).filter(
    (key) => registry[key].length > 0,
  );
  return [...lists, ...(registry.continuousScan ? ['continuousScan'] : [])].map((key) =>
    diagnostic('model/registry-not-owned', { key, account }, { path: [...PATH, key] }),
  );
}

function copiesAtHome({ aws, delivery }: Environment): readonly Diagnostic[] {
  return delivery.registry.replicateTo.flatMap((region, index) =>
    region === aws.region
      ? [
          diagnostic(
            'model/registry-copy-at-home',
            { region },
            { path: [...PATH, 'replicateTo', index] },
          ),
        ]
      : [],
  );
}

function copiesForNobody({ aws, delivery }: Environment): readonly Diagnostic[] {
  const { pullers, replicateTo, shared } = delivery.registry;
  if (shared !== null || pullers.length === 0) return [];
  return replicateTo.flatMap((region, index) => {
    if (region === aws.region || region === aws.recoveryRegion) return [];
    const path = [...PATH, 'replicateTo', index];
    return [diagnostic('model/registry-copy-unpulled', { region }, { path })];
  });
}
