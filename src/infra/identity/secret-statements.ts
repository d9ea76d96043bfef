// The right to read secrets, for what runs in AWS and has no Secret of Kubernetes in which they come.
import { readSecrets } from '../../environment/open-variables.ts';
import { standingSecrets } from '../../environment/standing-secrets.ts';
import { regionalArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

export function secretStatements(
  environment: Environment,
  consumer: string,
  { data }: KeyArns,
): readonly Statement[] {
  // Secrets Manager ends every ARN with six characters of its own.
  const names = readSecrets(environment, consumer);
  const standing = standingSecrets(environment).filter(({ name }) => names.includes(name));
  const keys = new Set([data, ...standing.flatMap(({ kmsKey }) => kmsKey ?? [])]);
  const arns = names.map((name) =>
    regionalArn(environment, 'secretsmanager', `secret:${name}-??????`),
  );
  if (arns.length === 0) return [];
  return [
    { sid: 'ReadSecrets', actions: ['secretsmanager:GetSecretValue'], resources: arns },
    {
      sid: 'SecretsKey',
      actions: ['kms:Decrypt'],
      resources: [...keys],
      condition: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${environment.aws.region}.amazonaws.com`,
        },
        StringLike: { 'kms:EncryptionContext:SecretARN': arns },
      },
    },
  ];
}
