// Every question asked across the fields of one environment, in one list.

import type { FolderRule, LandscapeRule, Rule, WrittenRule } from '../kinds/contract/rules-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { FolderUse } from '../model/folder.ts';
import type { Environment } from '../model/schema/environment.ts';
import { leavingRule } from './leaving/check-leaving.ts';
import { checkAddonCapacity } from './rules/cluster/addon-capacity.ts';
import { checkAddonValues } from './rules/cluster/addon-values.ts';
import { checkAddons } from './rules/cluster/addons.ts';
import { checkArgoCd } from './rules/cluster/argo-cd.ts';
import { checkCapacity } from './rules/cluster/capacity.ts';
import { checkEndpoint } from './rules/cluster/endpoint.ts';
import { checkForeignValues } from './rules/cluster/foreign-values.ts';
import { checkMesh } from './rules/cluster/mesh.ts';
import { checkNodePools } from './rules/cluster/node-pools.ts';
import { checkOwnNamespaces, checkServiceNamespaces } from './rules/cluster/own-namespaces.ts';
import { checkPodSizes } from './rules/cluster/pod-sizes.ts';
import { checkPurchaseMix } from './rules/cluster/purchase-mix.ts';
import { checkSchedule } from './rules/cluster/schedule.ts';
import { checkStorageClasses } from './rules/cluster/storage-classes.ts';
import { checkTurns } from './rules/cluster/turns.ts';
import {
  checkSchemas,
  checkWrittenNamespaces,
  checkWrittenObjects,
} from './rules/cluster/written-objects.ts';
import { checkMakers, checkNobodysRegistries } from './rules/delivery/makers.ts';
import { checkOnePlace, type Disagreement } from './rules/delivery/one-place.ts';
import { checkRepositoryUrl } from './rules/delivery/repository.ts';
import { checkTerraformRuns } from './rules/delivery/terraform-runs.ts';
import { checkDeviations } from './rules/deviations.ts';
import { checkBypasses } from './rules/edge/bypasses.ts';
import { checkEntrances } from './rules/edge/entrances.ts';
import { checkIngress } from './rules/edge/ingress.ts';
import { checkLoadBalancers } from './rules/edge/load-balancers.ts';
import { checkReach } from './rules/edge/reach.ts';
import { checkRoutes } from './rules/edge/routes.ts';
import { checkSites } from './rules/edge/sites.ts';
import { checkTargets } from './rules/edge/targets.ts';
import { checkWebAcls } from './rules/edge/web-acls.ts';
import { checkEdges } from './rules/edges.ts';
import { checkStandingCertificates } from './rules/existing/certificates.ts';
import { checkExistingCluster } from './rules/existing/cluster.ts';
import { checkStandingKeys } from './rules/existing/keys.ts';
import { checkExistingNetwork } from './rules/existing/network.ts';
import { checkState } from './rules/existing/state.ts';
import { checkBeside, checkStandingNamed } from './rules/existing/stores.ts';
import { checkExistingZone } from './rules/existing/zone.ts';
import { checkAccounts } from './rules/landscape/accounts.ts';
import { checkDelegations } from './rules/landscape/delegations.ts';
import { checkFailover, checkSharedZone } from './rules/landscape/failover.ts';
import { checkGuardrails } from './rules/landscape/guardrails.ts';
import { checkHostsOfOthers } from './rules/landscape/hosts-of-others.ts';
import { checkNamePrefixes } from './rules/landscape/name-prefixes.ts';
import { checkNeighbours } from './rules/landscape/neighbours.ts';
import { checkParity } from './rules/landscape/parity.ts';
import { checkRegistries } from './rules/landscape/registries.ts';
import { checkStates } from './rules/landscape/states.ts';
import { checkWatchers } from './rules/landscape/watchers.ts';
import { checkZones } from './rules/landscape/zones.ts';
import { checkManagedPasswords } from './rules/managed-passwords.ts';
import { checkMoved } from './rules/moved.ts';
import { checkNames } from './rules/names.ts';
import { checkBastion } from './rules/network/bastion.ts';
import { checkCidrs } from './rules/network/cidrs.ts';
import { checkEndpointServices } from './rules/network/endpoint-services.ts';
import { checkEndpoints } from './rules/network/endpoints.ts';
import { checkNetworkClients } from './rules/network/network-clients.ts';
import { checkRegions } from './rules/network/regions.ts';
import { checkServiceAddresses } from './rules/network/service-addresses.ts';
import { checkSubnets } from './rules/network/subnets.ts';
import { checkArchitectures } from './rules/nodes/architectures.ts';
import { checkGpus } from './rules/nodes/gpus.ts';
import { checkInstanceTypes } from './rules/nodes/instance-types.ts';
import { checkNodeReleases } from './rules/nodes/node-releases.ts';
import { checkAudit } from './rules/operations/audit.ts';
import { checkCost } from './rules/operations/cost.ts';
import { checkLogs } from './rules/operations/logs.ts';
import { checkOperations } from './rules/operations/operations.ts';
import { checkOrganization } from './rules/operations/organization.ts';
import { checkPercents } from './rules/operations/percents.ts';
import { checkRegistry } from './rules/operations/registry.ts';
import { checkParityPaths } from './rules/parity-paths.ts';
import { checkParts } from './rules/parts.ts';
import { checkPlaceholders } from './rules/placeholders.ts';
import { checkProduction } from './rules/production.ts';
import { checkReferences } from './rules/references.ts';
import { checkScaleToZero } from './rules/scaling/scale-to-zero.ts';
import { checkTriggerValues } from './rules/scaling/trigger-values.ts';
import { checkTriggers } from './rules/scaling/triggers.ts';
import { checkAnomalies } from './rules/services/anomalies.ts';
import { checkAuthorities } from './rules/services/authorities.ts';
import { checkConsumers } from './rules/services/consumers.ts';
import { checkContainers } from './rules/services/containers.ts';
import { checkFiles } from './rules/services/files.ts';
import { checkImageRegistries } from './rules/services/image-registries.ts';
import { checkLife } from './rules/services/life.ts';
import { checkMounts } from './rules/services/mounts.ts';
import { checkOwners } from './rules/services/owners.ts';
import { checkPods } from './rules/services/pods.ts';
import { checkPorts } from './rules/services/ports.ts';
import { checkProbes } from './rules/services/probes.ts';
import { checkRuns } from './rules/services/runs.ts';
import { checkServiceKeys } from './rules/services/service-keys.ts';
import { checkServices } from './rules/services/services.ts';
import { checkSlips } from './rules/services/slips.ts';
import { checkSmokeTests } from './rules/services/smoke-tests.ts';
import { checkVariables } from './rules/services/variables.ts';
import { checkVolumes } from './rules/services/volumes.ts';
import { checkWorkers } from './rules/services/workers.ts';
import { checkVersions } from './rules/versions.ts';

/** Asked of what is written, where a default would hide it. */
export const writtenRules: readonly WrittenRule[] = [checkServiceKeys, checkBeside];

const ownRules: readonly Rule[] = [
  checkParts,
  checkReferences,
  checkOwners,
  checkEdges,
  checkAddons,
  checkAddonValues,
  checkEntrances,
  checkLoadBalancers,
  checkRoutes,
  checkTargets,
  checkReach,
  checkWebAcls,
  checkBypasses,
  checkSites,
  checkRepositoryUrl,
  checkTerraformRuns,
  checkFailover,
  checkIngress,
  checkMesh,
  checkForeignValues,
  checkCidrs,
  checkSubnets,
  checkRegions,
  checkExistingNetwork,
  checkExistingCluster,
  checkExistingZone,
  checkStandingCertificates,
  checkStandingKeys,
  checkStandingNamed,
  checkState,
  checkEndpoints,
  checkEndpointServices,
  checkNetworkClients,
  checkOwnNamespaces,
  checkServiceNamespaces,
  checkTurns,
  checkSchemas,
  checkWrittenObjects,
  checkWrittenNamespaces,
  checkBastion,
  checkServiceAddresses,
  checkServices,
  checkWorkers,
  checkTriggers,
  checkTriggerValues,
  checkScaleToZero,
  checkPorts,
  checkProbes,
  checkRuns,
  checkVariables,
  checkArchitectures,
  checkAuthorities,
  checkAnomalies,
  checkConsumers,
  checkMounts,
  checkVolumes,
  checkContainers,
  checkPods,
  checkFiles,
  checkImageRegistries,
  checkLife,
  checkSmokeTests,
  checkSlips,
  checkVersions,
  checkManagedPasswords,
  checkStorageClasses,
  checkEndpoint,
  checkInstanceTypes,
  checkGpus,
  checkCapacity,
  checkPodSizes,
  checkAddonCapacity,
  checkArgoCd,
  checkNodePools,
  checkNodeReleases,
  checkPurchaseMix,
  checkSchedule,
  checkLogs,
  checkOperations,
  checkProduction,
  checkCost,
  checkAudit,
  checkOrganization,
  checkRegistry,
  checkPercents,
  checkNames,
  checkMoved,
  checkPlaceholders,
  checkDeviations,
  checkParityPaths,
  ...everyKind.flatMap(({ rules }) => rules?.rules ?? []),
];

export const environmentRules: readonly Rule[] = [...ownRules, leavingRule(ownRules)];

export const landscapeRules: readonly LandscapeRule[] = [
  checkNeighbours,
  checkSharedZone,
  checkDelegations,
  checkZones,
  checkNamePrefixes,
  checkWatchers,
  checkStates,
  checkAccounts,
  checkRegistries,
  checkMakers,
  checkGuardrails,
  checkHostsOfOthers,
  checkParity,
  ...everyKind.flatMap(({ rules }) => rules?.landscapeRules ?? []),
];

/** Asked of all that are compiled together, which need not name each other; `isWhole`: there are no others. */
export function disagreements(
  environments: readonly Environment[],
  isWhole: boolean,
): readonly Disagreement[] {
  const ofAll = isWhole ? checkNobodysRegistries(environments) : [];
  return [...checkOnePlace(environments), ...ofAll];
}

/** Asked when the folders that an environment names are read. */
export const folderRules: readonly FolderRule[] = everyKind.flatMap(
  ({ rules }) => rules?.folderRules ?? [],
);

export function foldersOf(environment: Environment): readonly FolderUse[] {
  return everyKind.flatMap(({ rules }) => rules?.folders?.(environment) ?? []);
}
