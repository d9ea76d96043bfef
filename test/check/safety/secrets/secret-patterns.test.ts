import { describe, expect, it } from 'vitest';
import { knownSecretIn } from '../../../../src/check/safety/secrets/secret-patterns.ts';

/** Put together here, so that no scanner of this repository takes one for real. */
const made = (...parts: readonly string[]) => parts.join('');
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ';

const SECRETS = [
  ['an AWS access key id', made('AK', 'IA', 'IOSFODNN7EXAMPLE')],
  ['an AWS access key id', made('id=AS', 'IA', 'IOSFODNN7EXAMPLE;')],
  ['a private key', made('-----BEGIN ', 'RSA PRIVATE KEY-----\nMIIE')],
  ['a private key', made('-----BEGIN ', 'PRIVATE KEY-----')],
  ['a private key', made('-----BEGIN ', 'PGP PRIVATE KEY BLOCK-----')],
  ['a GitHub token', made('gh', 'p_', LETTERS.slice(0, 36))],
  ['a GitHub token', made('github', '_pat_', LETTERS, LETTERS)],
  ['a GitLab token', made('gl', 'pat-', LETTERS.slice(0, 20))],
  ['a Slack token', made('xo', 'xb-', '123456789012-abcdef')],
  ['a Slack webhook', made('https://hooks.', 'slack.com/services/T0000/B0000/', LETTERS)],
  ['a Stripe key', made('sk', '_live_', LETTERS.slice(0, 24))],
  ['a Google API key', made('AI', 'za', LETTERS.slice(0, 35))],
  ['a Google client secret', made('GOC', 'SPX-', LETTERS.slice(0, 28))],
  ['a SendGrid key', made('SG', '.', LETTERS.slice(0, 22), '.', LETTERS.slice(0, 43))],
  ['an npm token', made('np', 'm_', LETTERS.slice(0, 36))],
  [
    'a JSON Web Token',
    made('ey', 'JhbGciOiJIUzI1NiJ9', '.ey', 'JzdWIiOiIxMjM0In0', '.dBjftJeZ4CVP'),
  ],
  ['a URL with a password', made('postgres://app:', 'hunter2', '@db.example.com/main')],
  ['a URL with a password', made('redis://:', 'hunter2', '@cache:6379')],
] as const;

describe('knownSecretIn', () => {
  it.each(SECRETS)('knows %s (%#)', (what, text) => {
    expect(knownSecretIn(text)).toBe(what);
  });

  it.each([
    'postgresql://{{ .user | urlquery }}:{{ .password | urlquery }}@{{ .host }}:5432/main',
    'postgresql://${var.user}:${var.password}@db/main',
    'https://oauth2:$TOKEN@github.com/night-school/platform.git',
    'https://github.com/night-school/platform.git',
    'git@github.com:night-school/platform.git',
    'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
    'alarms@nightschool.com',
    'arn:aws:iam::111122223333:role/ASIAN-region',
    'tasks_live_in_the_cluster',
    '-----BEGIN CERTIFICATE-----',
  ])('passes over %s', (text) => {
    expect(knownSecretIn(text)).toBeUndefined();
  });
});
