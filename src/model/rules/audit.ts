// Audit: services that see only what another one shows them.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';

export function checkAudit({ audit }: Environment): readonly Diagnostic[] {
  if (!audit?.securityHub || audit.configuration !== null) return [];
  const args = { standards: audit.securityHub.standards.length };
  const path = ['audit', 'securityHub'];
  return [diagnostic('model/standards-unrecorded', args, { path, target: 'key' })];
}
