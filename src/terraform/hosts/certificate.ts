// A certificate of ACM, proven through DNS records in our own zone.
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { TerraformProvider } from 'cdktf';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { neighbour } from '../../model/landscape/landscape.ts';
import type { Failover } from '../../model/schema/edge/failover.ts';
import type { RootModule } from '../root-module.ts';
import { zoneId } from './zone-id.ts';

interface CertificateInput {
  readonly key: string;
  readonly hosts: readonly string[];
  readonly origin: Path;
  readonly provider?: TerraformProvider;
  readonly failover: Failover | null;
}

/** Returns the ARN of the certificate once it is proven. */
export function addCertificate(module: RootModule, input: CertificateInput): string {
  const { key, origin } = input;
  const [host = '', ...others] = input.hosts;
  const provider = input.provider ? { provider: input.provider } : {};
  const certificate = module.resource(AcmCertificate, key, origin, {
    domainName: host,
    ...(others.length > 0 ? { subjectAlternativeNames: others } : {}),
    validationMethod: 'DNS',
    ...provider,
  });
  const records =
    input.failover?.role === 'secondary' ? afterPrimary(module) : addProofs(module, input);
  const validation = module.resource(AcmCertificateValidation, key, origin, {
    certificateArn: certificate.arn,
    ...(records.length > 0 ? { validationRecordFqdns: records } : {}),
    ...provider,
  });
  return validation.certificateArn;
}

/** ACM asks for the same proof of a name in every region of an account, so that of the primary counts.
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html */
function afterPrimary(module: RootModule): string[] {
  const { zoneOf } = module.environment.edge;
  if (zoneOf !== null) module.afterIn(neighbour(module.landscape, zoneOf), 'edge');
  return [];
}

/** Returns the names of the records, which ACM finds once our zone is delegated. */
function addProofs(module: RootModule, { key, hosts, origin }: CertificateInput): string[] {
  const { delegatedBy } = module.environment.edge;
  if (delegatedBy !== null) module.afterIn(neighbour(module.landscape, delegatedBy), 'edge');
  return hosts.map((name, index) => {
    const proof = `one([for o in aws_acm_certificate.${key}.domain_validation_options : o if o.domain_name == "${name}"])`;
    // One more host leaves the proofs of the others alone.
    const now = `${key}-proof-${name.replace('*', 'any').replaceAll('.', '-')}`;
    module.moved('aws_route53_record', { before: `${key}-proof-${index}`, now });
    const record = module.resource(Route53Record, now, origin, {
      zoneId: zoneId(module),
      name: module.expression(`${proof}.resource_record_name`),
      type: module.expression(`${proof}.resource_record_type`),
      records: [module.expression(`${proof}.resource_record_value`)],
      ttl: 300,
      allowOverwrite: true,
    });
    return record.fqdn;
  });
}
