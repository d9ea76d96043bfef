import { regionalArn, statementId } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { accountRoot, type Statement } from '../../model/statement.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { ownSecretName } from './names.ts';

/** Through Secrets Manager, and only what is a secret that the account may read. */
export function readerStatements(environment: Environment): readonly Statement[] {
  const { region } = environment.aws;
  return sortedEntries(environment.secrets)
    .filter(([, { readers }]) => readers.length > 0)
    .map(([key, { readers }]) => ({
      sid: `Readers${statementId(key)}`,
      actions: ['kms:Decrypt'],
      resources: ['*'],
      principals: { AWS: [...readers].sort().map(accountRoot) },
      condition: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` },
        StringLike: {
          // Secrets Manager ends every ARN with six characters of its own.
          'kms:EncryptionContext:SecretARN': regionalArn(
            environment,
            'secretsmanager',
            `secret:${ownSecretName(environment, key)}-??????`,
          ),
        },
      },
    }));
}
