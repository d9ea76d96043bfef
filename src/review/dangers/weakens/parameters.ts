// Parameters of databases without which somebody is let in, or nobody sees who came.
import { blocksOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge } from '../danger-judge.ts';

interface Secure {
  /** Those that protect. */
  readonly values: readonly string[];
  readonly what: string;
}

const ON = ['1', 'on', 'true', 'enabled'];

const SECURE: Readonly<Record<string, Secure>> = {
  'rds.force_ssl': { values: ON, what: 'encryption' },
  require_secure_transport: { values: ON, what: 'encryption' },
  // https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
  tls: { values: [...ON, 'tls1.2+', 'tls1.3+', 'fips-140-3'], what: 'encryption' },
  audit_logs: { values: [...ON, 'all', 'ddl', 'dml_read', 'dml_write'], what: 'audit logs' },
  server_audit_logging: { values: ON, what: 'audit logs' },
  log_connections: { values: ON, what: 'logs' },
  log_disconnections: { values: ON, what: 'logs' },
};

export const judgeParameters: DangerJudge = ({ thing, kind, name }, setting) => {
  const isGroup = kind.endsWith('parameter_group');
  if (thing.plane !== 'terraform' || !isGroup || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || after === null) return [];
  const [was, is] = [parametersIn(before), parametersIn(after)];
  return Object.entries(SECURE)
    .filter(([key, { values }]) => {
      const isSecure = (value = '') => values.includes(value.toLowerCase());
      return isSecure(was.get(key)) && !isSecure(is.get(key));
    })
    .map(([key, { what }]) => ({
      label: 'weakens',
      about: name,
      reason: `${what} of ${name}: ${key} ${was.get(key)} → ${is.get(key) ?? 'none'}`,
    }));
};

function parametersIn(body: Body): ReadonlyMap<string, string> {
  const blocks = blocksOf(body['parameter']);
  return new Map(blocks.map(({ name, value }) => [String(name), String(value)]));
}
