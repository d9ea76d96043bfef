// Every question asked across the fields of one environment, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Landscape } from './landscape.ts';
import { checkAddons } from './rules/addons.ts';
import { checkAudit } from './rules/audit.ts';
import { checkBastion } from './rules/bastion.ts';
import { checkBuckets } from './rules/buckets.ts';
import { checkCapacity } from './rules/capacity.ts';
import { checkCidrs } from './rules/cidrs.ts';
import { checkCost } from './rules/cost.ts';
import { checkDatabases } from './rules/databases.ts';
import { checkDeviations } from './rules/deviations.ts';
import { checkEdges } from './rules/edges.ts';
import { checkEntrances } from './rules/entrances.ts';
import { checkFailover, checkSharedZone } from './rules/failover.ts';
import { checkFileSystems } from './rules/file-systems.ts';
import { checkGlobalDatabases, checkPrimaries } from './rules/global-databases.ts';
import { checkIngress } from './rules/ingress.ts';
import { checkLoadBalancers } from './rules/load-balancers.ts';
import { checkLogs } from './rules/logs.ts';
import { checkMesh } from './rules/mesh.ts';
import { checkNames } from './rules/names.ts';
import { checkNeighbours } from './rules/neighbours.ts';
import { checkNodePools } from './rules/nodes/node-pools.ts';
import { checkPurchaseMix } from './rules/nodes/purchase-mix.ts';
import { checkOperations } from './rules/operations.ts';
import { checkOrganization } from './rules/organization.ts';
import { checkOwners } from './rules/owners.ts';
import { checkParts } from './rules/parts.ts';
import { checkPlaceholders } from './rules/placeholders.ts';
import { checkReferences } from './rules/references.ts';
import { checkRegistry } from './rules/registry.ts';
import { checkSchedule } from './rules/schedule.ts';
import { checkSecrets } from './rules/secrets.ts';
import { checkServiceAddresses } from './rules/service-addresses.ts';
import { checkServices } from './rules/services.ts';
import { checkStorageClasses } from './rules/storage-classes.ts';
import { checkStores } from './rules/stores.ts';
import { checkSubnets } from './rules/subnets.ts';
import { checkVariables } from './rules/variables.ts';
import { checkVersions } from './rules/versions.ts';
import { checkWorkers } from './rules/workers.ts';
import type { Environment } from './schema/environment.ts';

/** Takes an environment that has passed its schema; diagnostics carry a path, not a position. */
export type Rule = (environment: Environment) => readonly Diagnostic[];

export const environmentRules: readonly Rule[] = [
  checkParts,
  checkReferences,
  checkOwners,
  checkEdges,
  checkAddons,
  checkEntrances,
  checkLoadBalancers,
  checkFailover,
  checkIngress,
  checkMesh,
  checkCidrs,
  checkSubnets,
  checkBastion,
  checkServiceAddresses,
  checkServices,
  checkWorkers,
  checkVariables,
  checkVersions,
  checkDatabases,
  checkGlobalDatabases,
  checkStores,
  checkSecrets,
  checkStorageClasses,
  checkBuckets,
  checkFileSystems,
  checkCapacity,
  checkNodePools,
  checkPurchaseMix,
  checkSchedule,
  checkLogs,
  checkOperations,
  checkCost,
  checkAudit,
  checkOrganization,
  checkRegistry,
  checkNames,
  checkPlaceholders,
  checkDeviations,
];

/** Takes an environment among those it names, each of which has passed its own rules. */
export type LandscapeRule = (
  environment: Environment,
  landscape: Landscape,
) => readonly Diagnostic[];

export const landscapeRules: readonly LandscapeRule[] = [
  checkNeighbours,
  checkPrimaries,
  checkSharedZone,
];
