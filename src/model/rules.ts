// Every question asked across the fields of one environment, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkAddons } from './rules/addons.ts';
import { checkAudit } from './rules/audit.ts';
import { checkBastion } from './rules/bastion.ts';
import { checkBuckets } from './rules/buckets.ts';
import { checkCapacity } from './rules/capacity.ts';
import { checkCidrs } from './rules/cidrs.ts';
import { checkDatabases } from './rules/databases.ts';
import { checkDeviations } from './rules/deviations.ts';
import { checkEdges } from './rules/edges.ts';
import { checkEntrances } from './rules/entrances.ts';
import { checkFileSystems } from './rules/file-systems.ts';
import { checkIngress } from './rules/ingress.ts';
import { checkLoadBalancers } from './rules/load-balancers.ts';
import { checkLogs } from './rules/logs.ts';
import { checkMesh } from './rules/mesh.ts';
import { checkNames } from './rules/names.ts';
import { checkOperations } from './rules/operations.ts';
import { checkParts } from './rules/parts.ts';
import { checkPlaceholders } from './rules/placeholders.ts';
import { checkReferences } from './rules/references.ts';
import { checkRegistry } from './rules/registry.ts';
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
  checkEdges,
  checkAddons,
  checkEntrances,
  checkLoadBalancers,
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
  checkStores,
  checkStorageClasses,
  checkBuckets,
  checkFileSystems,
  checkCapacity,
  checkLogs,
  checkOperations,
  checkAudit,
  checkRegistry,
  checkNames,
  checkPlaceholders,
  checkDeviations,
];
