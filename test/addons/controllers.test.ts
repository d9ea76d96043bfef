// Controllers that asked the instance metadata where they are, before nodes kept that to themselves.
import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

describe('the controller of load balancers', () => {
  it('is told its region, and finds the VPC by the name that Terraform gives it', () => {
    const environment = anEnvironment();
    const values = valuesOf(compilePlatform(environment), 'aws-load-balancer-controller');
    const [vpc] = terraformOf(environment).list('aws_vpc');

    expect(values).toMatchObject({ region: 'eu-west-1', vpcTags: { Name: vpc.tags.Name } });
  });
});
