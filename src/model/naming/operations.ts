import type { Environment } from '../schema/environment.ts';
import { fitted, pathOf, prefixOf, regionalArn } from './core.ts';

export function costDashboardName(environment: Environment): string {
  return `${prefixOf(environment)}-cost`;
}

/** Of the cost category, unique in the account that pays. */
export function costCategoryName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** Of the SSM document, its role and its schedule. */
export function cleanupName(environment: Environment): string {
  return `${prefixOf(environment)}-cost-cleanup`;
}

/** Of the role that starts the document. */
export function cleanupStartName(environment: Environment): string {
  return `${cleanupName(environment)}-start`;
}

export function alertsTopicArn(environment: Environment): string {
  return regionalArn(environment, 'sns', `${prefixOf(environment)}-alerts`);
}

export function logGroupName(environment: Environment, service: string): string {
  return `/${pathOf(environment)}/${service}`;
}

/** Log group of every pod that is not a service. */
export function podLogGroupName(environment: Environment): string {
  return `/${pathOf(environment)}/pods`;
}

/** Log group of what Prometheus measures for CloudWatch, beside those of its own agent. */
export function nodeMetricsLogGroupName(cluster: string): string {
  return `/aws/containerinsights/${cluster}/prometheus`;
}

/** Log group that CloudWatch reads the metrics of services from. */
export function metricLogGroupName(environment: Environment): string {
  return `/${pathOf(environment)}/application-metrics`;
}

/** Rule of EventBridge, unique in its account and region. */
export function imageFindingsRuleName(environment: Environment): string {
  return `${prefixOf(environment)}-image-findings`;
}

const XRAY_NAME_MAX = 32;

/** Name of the X-Ray group that every environment with X-Ray has, and of its sampling rule. */
export function xrayName(environment: Environment): string {
  return fitted(prefixOf(environment), XRAY_NAME_MAX);
}

export function xrayGroupName(environment: Environment, key: string): string {
  return fitted(`${prefixOf(environment)}-${key}`, XRAY_NAME_MAX);
}

/** Vault of AWS Backup; that of the copies has the same name in the recovery region. */
export function backupVaultName(environment: Environment): string {
  return prefixOf(environment);
}

export function backupRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-backup-service`;
}

/** Role that Amazon Data Lifecycle Manager takes on. */
export function volumeSnapshotRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-volume-snapshots-service`;
}

/**
 * On the volumes that are snapshotted. One tag of our own: a policy takes every volume that has any
 * of its tags, and other volumes of the account carry those of the system and the environment.
 */
export function snapshotTag(environment: Environment): Readonly<Record<string, string>> {
  return { VolumeSnapshots: prefixOf(environment) };
}
