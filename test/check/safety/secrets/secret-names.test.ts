import { describe, expect, it } from 'vitest';
import { isLiteral, isSecretName } from '../../../../src/check/safety/secrets/secret-names.ts';

describe('isSecretName', () => {
  it.each([
    ...[
      'DB_PASSWORD',
      'password',
      'PGPASSWORD',
      'adminPassword',
      'PASSWORD_CART_SERVICE',
      'passwd',
    ],
    ...['client_secret', 'clientSecret', 'JWT_SECRET', 'token', 'SLACK_TOKEN', 'apiKey', 'API-KEY'],
    ...['aws_secret_access_key', 'private_key', 'privateKey', 'password_wo', 'secret_string'],
    ...['credentials', 'X-Origin-Secret', 'encryption_key', 'passphrase', 'server.secretKey'],
  ])('takes %s for one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    ...['passwordKey', 'existingSecret', 'secretName', 'secretKeyRef', 'secret_id', 'http_tokens'],
    ...['password_length', 'token_ttl', 'passwordSecretRef', 'kms_key_id', 'public_key', 'key'],
    ...['automountServiceAccountToken_enabled', 'secretStoreRef', 'password_wo_version', 'keyName'],
    ...['tokens', 'secretary', 'topologyKey', 'private_key_path', 'existing_secret_token'],
  ])('does not take %s for one', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('isLiteral', () => {
  it.each([
    ...[
      '${random_password.main.result}',
      '{{ .password }}',
      '$(PASSWORD)',
      '$PASSWORD',
      '<secret>',
    ],
    ...['arn:aws:secretsmanager:x', '/run/secrets/password', 'true', 'required', '', '40'],
  ])('takes %s for something else', (value) => {
    expect(isLiteral(value)).toBe(false);
  });

  it.each(['hunter2', 'correct horse battery staple', 'p$ssword'])('takes %s for one', (value) => {
    expect(isLiteral(value)).toBe(true);
  });
});
