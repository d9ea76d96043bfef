import { describe, expect, it } from 'vitest';
import { checkRegistry } from '../../src/environment/rules/operations/registry.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:210987654321:shop-prod-alerts';
const withRegistry = (registry: Overrides) => anEnvironment({ delivery: { registry } });
const scanned = terraformOf(withRegistry({ continuousScan: true }));

describe('scans of images', () => {
  it('go on after the push, for the repositories of this system', () => {
    expect(scanned.one('aws_ecr_registry_scanning_configuration', 'images')).toEqual({
      scan_type: 'ENHANCED',
      rule: [
        {
          scan_frequency: 'CONTINUOUS_SCAN',
          repository_filter: [{ filter: 'shop/*', filter_type: 'WILDCARD' }],
        },
      ],
    });
  });

  it('tell people of what is critical and can be fixed', () => {
    const { event_pattern } = scanned.one('aws_cloudwatch_event_rule', 'image-findings');

    expect(JSON.parse(event_pattern)).toMatchObject({
      source: ['aws.inspector2'],
      detail: { severity: ['CRITICAL'], fixAvailable: ['YES'] },
    });
    expect(scanned.one('aws_cloudwatch_event_target', 'image-findings').arn).toBe(TOPIC);
  });

  it('reach a topic and a key without a condition, which EventBridge would never fulfil', () => {
    const { Findings: published, Alarms: others } = scanned.policy('alerts');
    const { Findings: encrypted } = scanned.policy('observability');

    expect(published).toMatchObject({ actions: ['sns:Publish'], resources: [TOPIC] });
    expect(published).not.toHaveProperty('condition');
    expect(encrypted).not.toHaveProperty('condition');
    expect(others).toHaveProperty('condition');
  });

  it('are made at the push alone unless asked for', () => {
    const plain = terraformOf(withRegistry({}));

    expect(plain.all('aws_ecr_registry_scanning_configuration')).toEqual({});
    expect(plain.all('aws_cloudwatch_event_rule')).toEqual({});
    expect(plain.policy('alerts')).not.toHaveProperty('Findings');
  });

  it('are for the owner of the registry to ask for', () => {
    const shared = { account: '333344445555', region: 'eu-west-1' };
    const environment = withRegistry({ continuousScan: true, shared });

    expect(findings(checkRegistry(environment))).toEqual([
      'model/registry-not-owned at value of delivery.registry.continuousScan',
    ]);
    expect(terraformOf(environment).all('aws_cloudwatch_event_rule')).toEqual({});
  });
});
