// Every question asked of all artifacts of an environment together, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkChartPods } from './charts/check-chart-pods.ts';
import { checkValueTypes } from './charts/check-value-types.ts';
import type { CheckInput } from './check-input.ts';
import { checkApplicationCoverage } from './delivery/check-application-coverage.ts';
import { checkApplicationHealth } from './delivery/check-application-health.ts';
import { checkApplicationOptions } from './delivery/check-application-options.ts';
import { checkOwnership } from './delivery/check-ownership.ts';
import { checkProjectWidth } from './delivery/check-project-width.ts';
import { checkProjects } from './delivery/check-projects.ts';
import { checkDefinitions } from './delivery/waves/check-definitions.ts';
import { checkWaves } from './delivery/waves/check-waves.ts';
import { checkMissingObjects } from './kubernetes/links/check-missing-objects.ts';
import { checkNamedPorts } from './kubernetes/links/check-named-ports.ts';
import { checkSelections } from './kubernetes/links/check-selections.ts';
import { checkWorkloadSelectors } from './kubernetes/links/check-workload-selectors.ts';
import { checkConfigMaps } from './kubernetes/names/check-config-maps.ts';
import { checkDuplicateObjects } from './kubernetes/names/check-duplicate-objects.ts';
import { checkLabels } from './kubernetes/names/check-labels.ts';
import { checkObjectNames } from './kubernetes/names/check-object-names.ts';
import { checkConflicts } from './kubernetes/pods/check-conflicts.ts';
import { checkMounts } from './kubernetes/pods/check-mounts.ts';
import { checkPodNames } from './kubernetes/pods/check-pod-names.ts';
import { checkResources } from './kubernetes/pods/check-resources.ts';
import { checkSchedules } from './kubernetes/pods/check-schedules.ts';
import { checkFields } from './kubernetes/schema/check-fields.ts';
import { checkKinds } from './kubernetes/schema/check-kinds.ts';
import { checkApiVersions } from './kubernetes/versions/check-api-versions.ts';
import { checkAnalyses } from './metrics/check-analyses.ts';
import { checkCloudMetrics } from './metrics/check-cloud-metrics.ts';
import { checkMetrics } from './metrics/check-metrics.ts';
import { checkNodeMetrics } from './metrics/check-node-metrics.ts';
import { checkQueries } from './metrics/check-queries.ts';
import { checkScraping } from './metrics/check-scraping.ts';
import { checkBucketWriters } from './planes/buckets/check-bucket-writers.ts';
import { checkCertificates } from './planes/hosts/check-certificates.ts';
import { checkRecords } from './planes/hosts/check-records.ts';
import { checkRoleAnnotations } from './planes/identity/check-role-annotations.ts';
import { checkRoleTrust } from './planes/identity/check-role-trust.ts';
import { checkRoleUse } from './planes/identity/check-role-use.ts';
import { checkSearchRoles } from './planes/identity/check-search-roles.ts';
import { checkCacheUsers } from './planes/names/check-cache-users.ts';
import { checkNamedThings } from './planes/names/check-named-things.ts';
import { checkPermissions } from './planes/names/check-permissions.ts';
import { checkStorageClasses } from './planes/names/check-storage-classes.ts';
import { checkTargetGroups } from './planes/names/check-target-groups.ts';
import { checkUnusedPermissions } from './planes/names/check-unused-permissions.ts';
import { checkCalls } from './planes/network/check-calls.ts';
import { checkClusterIps } from './planes/network/check-cluster-ips.ts';
import { checkLoadBalancerPaths } from './planes/network/check-load-balancer-paths.ts';
import { checkMeshEntrances } from './planes/network/check-mesh-entrances.ts';
import { checkOutsideCalls } from './planes/network/check-outside-calls.ts';
import { checkReadinessGates } from './planes/network/check-readiness-gates.ts';
import { checkScrapes } from './planes/network/check-scrapes.ts';
import { checkStoreEgress } from './planes/network/check-store-egress.ts';
import { checkStoreGroups } from './planes/network/check-store-groups.ts';
import { checkSubnetTags } from './planes/network/check-subnet-tags.ts';
import { checkPipelineNames } from './planes/pipelines/check-pipeline-names.ts';
import { checkPipelineWay } from './planes/pipelines/check-pipeline-way.ts';
import { checkSecretAccess } from './planes/secrets/check-secret-access.ts';
import { checkSecretProperties } from './planes/secrets/check-secret-properties.ts';
import { checkSecretStores } from './planes/secrets/check-secret-stores.ts';
import { checkSecretTemplates } from './planes/secrets/check-secret-templates.ts';
import { checkSecrets } from './planes/secrets/check-secrets.ts';
import { checkStoreNamespaces } from './planes/secrets/check-store-namespaces.ts';
import { checkBucketLifecycle } from './safety/cloud/check-bucket-lifecycle.ts';
import { checkEncryptionAtRest } from './safety/cloud/check-encryption-at-rest.ts';
import { checkEncryptionInTransit } from './safety/cloud/check-encryption-in-transit.ts';
import { checkHardening } from './safety/cloud/check-hardening.ts';
import { checkIamWildcard } from './safety/cloud/check-iam-wildcard.ts';
import { checkLaunchedTags } from './safety/cloud/check-launched-tags.ts';
import { checkLogRetention } from './safety/cloud/check-log-retention.ts';
import { checkNodeRights } from './safety/cloud/check-node-rights.ts';
import { checkOpenToWorld } from './safety/cloud/check-open-to-world.ts';
import { checkProductionData } from './safety/cloud/check-production-data.ts';
import { checkProviderGuard } from './safety/cloud/check-provider-guard.ts';
import { checkPublicAccess } from './safety/cloud/check-public-access.ts';
import { checkSecretLiteral } from './safety/secrets/check-secret-literal.ts';
import { checkSecretObject } from './safety/secrets/check-secret-object.ts';
import { checkSecretVariables } from './safety/secrets/check-secret-variables.ts';
import { checkAuthorityFiles } from './safety/tls/check-authority-files.ts';
import { checkTls } from './safety/tls/check-tls.ts';
import { checkClusterAdmin } from './safety/workloads/check-cluster-admin.ts';
import { checkDefaultDeny } from './safety/workloads/check-default-deny.ts';
import { checkImageMutable } from './safety/workloads/check-image-mutable.ts';
import { checkImageWay } from './safety/workloads/check-image-way.ts';
import { checkNamespaceLevel } from './safety/workloads/check-namespace-level.ts';
import { checkPodSecurity } from './safety/workloads/check-pod-security.ts';
import { checkPodSettings } from './safety/workloads/check-pod-settings.ts';
import { checkProductionWorkload } from './safety/workloads/check-production-workload.ts';
import { checkQuota } from './safety/workloads/check-quota.ts';
import { checkWebhooks } from './safety/workloads/check-webhooks.ts';
import { checkAddresses } from './terraform/check-addresses.ts';
import { checkAdoptions } from './terraform/check-adoptions.ts';
import { checkArguments } from './terraform/check-arguments.ts';
import { checkBackendKeys } from './terraform/check-backend-keys.ts';
import { checkLeavingStacks } from './terraform/check-leaving-stacks.ts';
import { checkModuleInputs } from './terraform/check-module-inputs.ts';
import { checkOutputs } from './terraform/check-outputs.ts';
import { checkReferences } from './terraform/check-references.ts';
import { checkResourceCycles } from './terraform/check-resource-cycles.ts';
import { checkStackOrder } from './terraform/check-stack-order.ts';
import { checkTemplates } from './terraform/check-templates.ts';
import { checkWaits } from './terraform/check-waits.ts';
import { checkAwsNames } from './terraform/names/check-aws-names.ts';
import { checkCounts } from './terraform/refused/check-counts.ts';
import { checkPolicySizes } from './terraform/refused/check-policy-sizes.ts';
import { checkReplicaKeys } from './terraform/refused/check-replica-keys.ts';
import { checkTopicConditions } from './terraform/refused/check-topic-conditions.ts';
import { checkTrustConditions } from './terraform/refused/check-trust-conditions.ts';
import { checkVolumeKey } from './terraform/refused/check-volume-key.ts';

/** Diagnostics carry the path of the part of the environment that made the artifact. */
export type Check = (input: CheckInput) => readonly Diagnostic[];

/** https://developer.hashicorp.com/terraform/language: what a plan would refuse, and AWS after it. */
const TERRAFORM: readonly Check[] = [
  checkAddresses,
  checkAdoptions,
  checkArguments,
  checkTemplates,
  checkReferences,
  checkOutputs,
  checkModuleInputs,
  checkStackOrder,
  checkLeavingStacks,
  checkResourceCycles,
  checkWaits,
  checkBackendKeys,
  checkAwsNames,
  checkReplicaKeys,
  checkTrustConditions,
  checkVolumeKey,
  checkTopicConditions,
  checkCounts,
  checkPolicySizes,
];

/** What the API server would refuse, drop or never start. */
const KUBERNETES: readonly Check[] = [
  checkKinds,
  checkFields,
  checkApiVersions,
  checkObjectNames,
  checkLabels,
  checkDuplicateObjects,
  checkConfigMaps,
  checkPodNames,
  checkMounts,
  checkResources,
  checkSchedules,
  checkConflicts,
  checkWorkloadSelectors,
  checkSelections,
  checkNamedPorts,
  checkMissingObjects,
];

/** What Argo CD would refuse, or do in a wrong order. */
const DELIVERY: readonly Check[] = [
  checkApplicationCoverage,
  checkOwnership,
  checkProjects,
  checkProjectWidth,
  checkApplicationOptions,
  checkApplicationHealth,
  checkDefinitions,
  checkWaves,
];

/** What Helm would render, and Kubernetes then not run as it should. */
const CHARTS: readonly Check[] = [
  checkChartPods,
  checkValueTypes,
  checkMetrics,
  checkQueries,
  checkAnalyses,
  checkCloudMetrics,
  checkNodeMetrics,
  checkScraping,
];

/** What would be legal, and still open, lost or known to others. */
const SAFETY: readonly Check[] = [
  checkPodSecurity,
  checkNamespaceLevel,
  checkPodSettings,
  checkImageMutable,
  checkImageWay,
  checkDefaultDeny,
  checkWebhooks,
  checkClusterAdmin,
  checkProductionWorkload,
  checkQuota,
  checkIamWildcard,
  checkPublicAccess,
  checkOpenToWorld,
  checkEncryptionAtRest,
  checkEncryptionInTransit,
  checkProductionData,
  checkLogRetention,
  checkProviderGuard,
  checkHardening,
  checkBucketLifecycle,
  checkLaunchedTags,
  checkNodeRights,
  checkSecretObject,
  checkSecretLiteral,
  checkSecretVariables,
  checkTls,
  checkAuthorityFiles,
];

/** What Kubernetes and Terraform say of each other: what one names, the other makes and lets pass. */
const PLANES: readonly Check[] = [
  checkRoleAnnotations,
  checkRoleTrust,
  checkRoleUse,
  checkSearchRoles,
  checkSecrets,
  checkSecretProperties,
  checkSecretTemplates,
  checkSecretStores,
  checkStoreNamespaces,
  checkSecretAccess,
  checkNamedThings,
  checkPermissions,
  checkUnusedPermissions,
  checkCacheUsers,
  checkTargetGroups,
  checkReadinessGates,
  checkStorageClasses,
  checkStoreEgress,
  checkStoreGroups,
  checkScrapes,
  checkLoadBalancerPaths,
  checkCalls,
  checkMeshEntrances,
  checkOutsideCalls,
  checkSubnetTags,
  checkClusterIps,
  checkCertificates,
  checkRecords,
  checkBucketWriters,
  checkPipelineNames,
  checkPipelineWay,
];

const CHECKS: readonly Check[] = [
  ...TERRAFORM,
  ...KUBERNETES,
  ...DELIVERY,
  ...CHARTS,
  ...SAFETY,
  ...PLANES,
];

export function checkEnvironment(input: CheckInput): readonly Diagnostic[] {
  return CHECKS.flatMap((check) => check(input));
}
