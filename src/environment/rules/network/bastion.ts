// The bastion: reachable, but not by everybody.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { prefixLength } from '../../../model/cidr.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** The largest range that any one party is given: https://www.rfc-editor.org/rfc/rfc7020 */
const LARGEST_PREFIX = 8;

export function checkBastion({ network }: Environment): readonly Diagnostic[] {
  const bastion = network?.bastion ?? null;
  if (network === null || bastion === null) return [];
  const path = ['network', 'bastion'];
  const open = bastion.allowedCidrs.flatMap((cidr, index) =>
    prefixLength(cidr) >= LARGEST_PREFIX
      ? []
      : [diagnostic('model/bastion-open', { cidr }, { path: [...path, 'allowedCidrs', index] })],
  );
  // A tier that is not there is reported as such.
  const { route = 'internet' } = network.subnets[bastion.tier] ?? {};
  if (route === 'internet') return open;
  const args = { tier: bastion.tier, route };
  return [...open, diagnostic('model/bastion-not-public', args, { path: [...path, 'tier'] })];
}
