// IAM policy documents as JSON text. Built here instead of in data sources, so that a plan needs no
// AWS call and a review sees the statements.

export interface Statement {
  readonly sid: string;
  readonly effect?: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly principal?: '*' | { readonly [type: string]: string | readonly string[] };
  readonly condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(({ sid, effect, actions, resources, principal, condition }) => ({
      Sid: sid,
      Effect: effect ?? 'Allow',
      ...(principal ? { Principal: principal } : {}),
      Action: actions,
      ...(resources ? { Resource: resources } : {}),
      ...(condition ? { Condition: condition } : {}),
    })),
  });
}

/** Lets an AWS service take on a role, on behalf of this account only. */
export function serviceTrust(service: string, account?: string): string {
  return policyDocument([
    {
      sid: 'AssumedByService',
      actions: ['sts:AssumeRole'],
      principal: { Service: service },
      ...(account ? { condition: { StringEquals: { 'aws:SourceAccount': account } } } : {}),
    },
  ]);
}

export interface WebIdentity {
  readonly providerArn: string;
  readonly issuer: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Lets the pods of exactly one ServiceAccount take on a role (IRSA). */
export function webIdentityTrust(identity: WebIdentity): string {
  const { providerArn, issuer, namespace, serviceAccount } = identity;
  return policyDocument([
    {
      sid: 'AssumedByServiceAccount',
      actions: ['sts:AssumeRoleWithWebIdentity'],
      principal: { Federated: providerArn },
      condition: {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
        },
      },
    },
  ]);
}

/** Every bucket refuses requests without TLS. */
export function tlsOnly(bucketArn: string): Statement {
  return {
    sid: 'DenyWithoutTls',
    effect: 'Deny',
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
    principal: '*',
    condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
