import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { environmentRules } from '../../../src/environment/rules.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

function arnIn(region: string, account = '210987654321'): string {
  return `arn:aws:acm:${region}:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
}

const HERE = arnIn('eu-west-1');
const GLOBAL = arnIn('us-east-1');
const BOTH = {
  loadBalancers: { main: { certificateArn: HERE } },
  distributions: { main: { certificateArn: GLOBAL } },
};

function found(edge: object) {
  return findings(environmentRules.flatMap((rule) => rule(anEnvironment({ edge }))));
}

describe('a certificate that stands already', () => {
  it('is taken as it is written, and none is made or proven', () => {
    const terraform = terraformOf(anEnvironment({ edge: BOTH }));
    const document = JSON.stringify(terraform.stack('edge').document);

    expect(terraform.one('aws_lb_listener', 'main-443')).toMatchObject({ certificate_arn: HERE });
    expect(terraform.one('aws_cloudfront_distribution', 'main')).toMatchObject({
      viewer_certificate: { acm_certificate_arn: GLOBAL },
    });
    expect(document).not.toContain('aws_acm_certificate');
    expect(document).not.toContain('-proof-');
    expect(document).toContain('"www.shop.io"');
  });

  it('may stand beside one that is made', () => {
    const terraform = terraformOf(
      anEnvironment({ edge: { loadBalancers: { main: { certificateArn: HERE } } } }),
    );

    expect(terraform.list('aws_acm_certificate').map((each) => each.domain_name)).toEqual([
      'www.shop.io',
    ]);
  });

  it('is in the region of what it is for, and in our account', () => {
    const main = (certificateArn: string) => ({ main: { certificateArn } });
    const before = found({});

    expect(found(BOTH)).toEqual(before);
    expect(found({ loadBalancers: main(GLOBAL) })).toEqual([
      ...before,
      'model/existing-region at value of edge.loadBalancers.main.certificateArn',
    ]);
    expect(found({ distributions: main(HERE) })).toEqual([
      ...before,
      'model/existing-region at value of edge.distributions.main.certificateArn',
    ]);
    expect(found({ loadBalancers: main(arnIn('eu-west-1', '310987654321')) })).toEqual([
      ...before,
      'model/existing-account at value of edge.loadBalancers.main.certificateArn',
    ]);
  });

  it('is for TLS that a load balancer ends', () => {
    const network = (protocol: string) => ({
      loadBalancers: {
        lines: {
          ...{ type: 'network', host: 'lines.shop.io', clients: ['198.51.100.0/24'] },
          ...{ certificateArn: HERE, targets: { web: { service: 'web' } } },
          listeners: { lines: { port: 7001, protocol, target: 'web' } },
        },
      },
    });
    const misplaced =
      'model/load-balancer-key-misplaced at key of edge.loadBalancers.lines.certificateArn';

    expect(found(network('tcp'))).toContain(misplaced);
    expect(found(network('tls'))).not.toContain(misplaced);
    expect(
      terraformOf(anEnvironment({ edge: network('tls') })).one('aws_lb_listener', 'lines-lines'),
    ).toMatchObject({ certificate_arn: HERE });
  });

  it('passes every check, and the page says which names it has to have', () => {
    const compiled = compiledSmall({ edge: BOTH });
    const page = compiled.texts.find(({ path }) => path.endsWith('README.md'))?.content ?? '';

    expect(checkEnvironment(compiled)).toEqual([]);
    expect(page).toContain(
      `| Certificate of load balancer \`main\` | \`${HERE}\` | that it is issued, and renewed; no plan proves that it names \`origin.shop.io\``,
    );
  });
});
