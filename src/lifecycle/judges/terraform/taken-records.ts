// A host that moves from one load balancer or distribution to another: its record goes under one address and comes
// under another, and Route 53 has one of a name.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { isDestroyed } from '../../is-destroyed.ts';
import { renamesIn } from '../../renames.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';

interface Taken {
  readonly host: string;
  readonly gone: ResourceChange;
  readonly made: ResourceChange;
}

export function judgeTakenRecords(input: TransitionInput): readonly Diagnostic[] {
  const renamed = new Set(renamesIn(input).flatMap(({ pairs }) => pairs.map(({ gone }) => gone)));
  const records = input.resources.filter(({ type }) => type === 'aws_route53_record');
  const gone = records.filter((each) => isDestroyed(input, each) && !renamed.has(each));
  const made = records.filter(({ before }) => before === null);
  const taken = gone.flatMap((each) =>
    made
      .filter((other) => isOfOneName(each, other))
      .map((other): Taken => ({ host: String(other.after?.['name']), gone: each, made: other })),
  );
  return uniqueBy(taken, ({ host }) => host).map(({ host, gone: old, made: fresh }) => {
    const args = {
      host,
      from: `${old.stack}/${old.address}`,
      to: `${fresh.stack}/${fresh.address}`,
      move:
        old.stack === fresh.stack
          ? `in stack ${old.stack} terraform state mv ${old.address} ${fresh.address}, with those of the same name that end in -ipv6 or prove its certificate`
          : `terraform state rm ${old.address} in stack ${old.stack}, and write adopt: { ${fresh.stack}/${fresh.address}: <zone id>_${host}_${fresh.after?.['type']} }`,
    };
    return diagnostic('lifecycle/record-taken', args, { path: fresh.origin, target: 'key' });
  });
}

/** Beside a CNAME there is no other record of its name:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat */
function isOfOneName({ before }: ResourceChange, { after }: ResourceChange): boolean {
  const types = [before?.['type'], after?.['type']];
  const isOneType = types[0] === types[1] || types.includes('CNAME');
  const isSame = (argument: string) => before?.[argument] === after?.[argument];
  // One that overwrites is made either way.
  const isKnown = typeof after?.['name'] === 'string' && !after['name'].includes('${');
  return isKnown && isOneType && isSame('name') && isSame('set_identifier');
}
