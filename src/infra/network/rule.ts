// One rule of a security group, before it is a resource: what lets in or out names groups, not their ids.
import type { Path } from '../../diagnostics/diagnostic.ts';

export interface Rule {
  readonly key: string;
  readonly direction: 'ingress' | 'egress';
  readonly group: string;
  /** A group, a CIDR, or the addresses of CloudFront. */
  readonly peer: string;
  /** Absent: every protocol and port. */
  readonly ports?: readonly [from: number, to: number];
  readonly description: string;
  readonly origin: Path;
}
