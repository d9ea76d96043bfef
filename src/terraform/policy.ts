// IAM policies as `aws_iam_policy_document` data sources: the provider renders them without calling
// AWS, and a diff shows the one action or resource that changed, not a line of escaped JSON.
import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document/index.js';
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Statement } from '../model/statement.ts';
import type { RootModule } from './root-module.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

export interface PolicyInput {
  readonly key: string;
  readonly origin: Path;
  readonly statements: readonly Statement[];
}

/** Adds the document and returns its JSON as an expression. */
export function addPolicy(module: RootModule, input: PolicyInput): string {
  return addDocument(module, input).json;
}

/** As `addPolicy`, without white space, for services that count it. */
export function addMinifiedPolicy(module: RootModule, input: PolicyInput): string {
  return addDocument(module, input).minifiedJson;
}

function addDocument(module: RootModule, { key, origin, statements }: PolicyInput) {
  return module.data(DataAwsIamPolicyDocument, key, origin, {
    statement: statements.map((statement) => ({
      sid: statement.sid,
      effect: statement.effect ?? 'Allow',
      ...(statement.actions ? { actions: [...statement.actions] } : {}),
      ...(statement.notActions ? { notActions: [...statement.notActions] } : {}),
      ...(statement.resources ? { resources: [...statement.resources] } : {}),
      ...(statement.principals ? { principals: principalsOf(statement.principals) } : {}),
      ...(hasCondition(statement) ? { condition: conditionsOf(statement.condition) } : {}),
    })),
  });
}

function listOf(value: string | readonly string[]): string[] {
  return typeof value === 'string' ? [value] : [...value];
}

function principalsOf(principals: Values) {
  return Object.entries(principals).map(([type, who]) => ({ type, identifiers: listOf(who) }));
}

function hasCondition(
  statement: Statement,
): statement is Statement & Required<Pick<Statement, 'condition'>> {
  return Object.keys(statement.condition ?? {}).length > 0;
}

function conditionsOf(condition: Readonly<Record<string, Values>>) {
  return Object.entries(condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) => ({ test, variable, values: listOf(values) })),
  );
}

/** Lets an AWS service take on a role; with `account`, on behalf of that account only. */
export function serviceTrust(service: string, account?: string): Statement {
  return {
    sid: 'AssumedByService',
    actions: ['sts:AssumeRole'],
    principals: { Service: service },
    ...(account ? { condition: { StringEquals: { 'aws:SourceAccount': account } } } : {}),
  };
}

export interface WebIdentity {
  readonly providerArn: string;
  readonly issuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Lets the pods of exactly one ServiceAccount take on a role (IRSA). */
export function webIdentityTrust(identity: WebIdentity): Statement {
  const { providerArn, issuer, namespace, serviceAccount } = identity;
  return {
    sid: 'AssumedByServiceAccount',
    actions: ['sts:AssumeRoleWithWebIdentity'],
    principals: { Federated: providerArn },
    condition: {
      StringEquals: {
        [`${issuer}:aud`]: 'sts.amazonaws.com',
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    },
  };
}

/** Refuses requests without TLS, whoever sends them. */
export function denyWithoutTls(action: string, ...resources: readonly string[]): Statement {
  return {
    sid: 'DenyWithoutTls',
    effect: 'Deny',
    actions: [action],
    resources,
    principals: { '*': '*' },
    condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

/** As every bucket does. */
export function tlsOnly(bucketArn: string): Statement {
  return denyWithoutTls('s3:*', bucketArn, `${bucketArn}/*`);
}
