import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

/** Roles of add-ons carry `addon`, so that a service of the same name keeps its own. */
export function addonRoleName(environment: Environment, addon: string): string {
  return `${prefixOf(environment)}-addon-${addon}`;
}

/** Kubernetes group of those who may do something in a namespace. */
export function memberGroup(namespace: string, access: string): string {
  return `groundplan:${namespace}:${access}`;
}

/** Role of the nodes that Karpenter makes; that of managed node groups has an access entry of EKS' own. */
export function karpenterNodeRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-karpenter-nodes`;
}

/** SQS queue that tells Karpenter which of its nodes AWS is about to take. */
export function interruptionQueueName(environment: Environment): string {
  return `${prefixOf(environment)}-karpenter`;
}
