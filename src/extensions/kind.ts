// What an extension imports as `groundplan/kind`: the contract of a kind of resource, and what kinds are
// built of. It stays as it is when files behind it move.
// biome-ignore-all lint/performance/noBarrelFile: the door for code that is not ours

export { z } from 'zod';
// With them come the keys that they add to the types `Environment` and `Uses`.
export type {} from '../addons/addons.ts';
export type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
export { reporterOf } from '../diagnostics/diagnostic.ts';
export { entry, quote } from '../diagnostics/entry.ts';
export { eachNeeds } from '../kinds/contract/each-needs.ts';
export type { Edge, Grant, GrantStatement } from '../kinds/contract/edge.ts';
export type { GroupRule, NetworkPart } from '../kinds/contract/network-part.ts';
export type { Measure, PagePart, Step, Widget } from '../kinds/contract/page-part.ts';
export type { PlatformPart, Resident } from '../kinds/contract/platform-part.ts';
export type {
  AddonNeed,
  LandscapeRule,
  Rule,
  RulesPart,
} from '../kinds/contract/rules-part.ts';
export type { StackParts, TaskIdentity, TerraformPart } from '../kinds/contract/terraform-part.ts';
export type { Kind } from '../kinds/kind.ts';
export type {} from '../kinds/kinds.ts';
export { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
export type { KubernetesOutput } from '../model/artifact.ts';
export type { Landscape } from '../model/landscape/landscape.ts';
export { component, type Name } from '../model/name.ts';
export { bucketName, s3Arn } from '../model/naming/buckets.ts';
export {
  fitted,
  pathOf,
  prefixOf,
  regionalArn,
  roleArn,
  statementId,
} from '../model/naming/core.ts';
export { queueArn, queueName, queueUrl } from '../model/naming/queues.ts';
export { topicArn, topicName } from '../model/naming/topics.ts';
export type { Need } from '../model/need.ts';
export { code, inline } from '../model/page/markdown.ts';
export { label, nodeId, shapes } from '../model/page/mermaid.ts';
export { pointer, type Reference } from '../model/reference.ts';
export {
  Cidr,
  Cron,
  Hostname,
  Key,
  listOf,
  mapOf,
  Port,
  Region,
  RetentionDays,
  Text,
} from '../model/schema/primitives.ts';
export { storeVariable, upperSnake } from '../model/services/variables.ts';
export type { Statement } from '../model/statement.ts';
export { sortedEntries } from '../model/values/sorted-entries.ts';
export { addLogGroup } from '../terraform/log-group.ts';
export { addPolicy, denyWithoutTls, serviceTrust } from '../terraform/policy.ts';
export { addRole } from '../terraform/role.ts';
export type { RootModule } from '../terraform/root-module.ts';
export { addEndpointSecret, addLoginSecret, addSecret } from '../terraform/secret.ts';
