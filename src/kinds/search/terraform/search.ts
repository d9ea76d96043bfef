// OpenSearch domains.

import { OpensearchDomain } from '@cdktf/provider-aws/lib/opensearch-domain/index.js';
import { logWriterArn } from '../../../model/identity.ts';
import { roleArn } from '../../../model/naming/core.ts';
import { searchBulkArn, searchDomainArn, searchDomainName } from '../../../model/naming/search.ts';
import { networkOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Statement } from '../../../model/statement.ts';
import { accountRoot } from '../../../model/statement.ts';
import { addPolicy } from '../../../terraform/policy.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addEndpointSecret } from '../../../terraform/secret.ts';
import { searchSecretName } from '../names.ts';
import { mapperOf } from '../roles/mapped.ts';
import type { Search } from '../schema.ts';
import { writersOf } from '../writers.ts';
import { zonesOf } from '../zones.ts';
import { addMasterRole } from './master-role.ts';

export function addSearch(module: RootModule): void {
  const hosts: Record<string, string> = {};
  for (const [key, search] of Object.entries(module.environment.search)) {
    const domain = addDomain(module, key, search);
    if (Object.keys(search.writers).length > 0) hosts[key] = domain.endpoint;
    addEndpointSecret(module, {
      key: `search-${key}`,
      name: searchSecretName(module.environment, key),
      description: `Address of the search domain ${key}`,
      origin: ['search', key],
      values: { url: `https://${domain.endpoint}` },
    });
  }
  // Other environments write to them.
  if (Object.keys(hosts).length > 0) module.output('data', { search_hosts: hosts });
}

function addDomain(module: RootModule, key: string, search: Search): OpensearchDomain {
  const { environment } = module;
  const name = searchDomainName(environment, key);
  const zones = zonesOf(search, environment.aws.zones.length);
  return module.resource(OpensearchDomain, key, ['search', key], {
    domainName: name,
    engineVersion: `OpenSearch_${search.version}`,
    clusterConfig: {
      instanceType: search.dataNodes.type,
      instanceCount: search.dataNodes.count,
      ...(search.masterNodes
        ? {
            dedicatedMasterEnabled: true,
            dedicatedMasterCount: search.masterNodes.count,
            dedicatedMasterType: search.masterNodes.type,
          }
        : {}),
      ...(zones > 1
        ? { zoneAwarenessEnabled: true, zoneAwarenessConfig: { availabilityZoneCount: zones } }
        : {}),
    },
    ebsOptions: { ebsEnabled: true, volumeType: 'gp3', volumeSize: search.dataNodes.storageGb },
    encryptAtRest: {
      enabled: true,
      kmsKeyId: module.stateOf('security').entry('key_arns', 'data'),
    },
    nodeToNodeEncryption: { enabled: true },
    domainEndpointOptions: {
      enforceHttps: true,
      tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10',
    },
    advancedSecurityOptions: fineGrainedAccess(module, key, search),
    vpcOptions: {
      subnetIds: subnetIds(module, zones),
      securityGroupIds: [module.stateOf('network').entry('security_group_ids', `search/${key}`)],
    },
    accessPolicies: addPolicy(module, {
      key: `search-${key}`,
      origin: ['search', key],
      statements: [admitted(environment, key, search), ...writerStatements(module, key)],
    }),
    tags: { Purpose: search.purpose },
    lifecycle: { preventDestroy: true },
  });
}

/** Without it, it is switched off in so many words: AWS cannot take it from a domain that has it, so that the
 * plan is a replacement, which is prevented, instead of nothing.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain#enabled */
function fineGrainedAccess(module: RootModule, key: string, search: Search) {
  if (search.access === 'network') return { enabled: false };
  return {
    enabled: true,
    internalUserDatabaseEnabled: false,
    masterUserOptions: { masterUserArn: masterArn(module, key, search) },
  };
}

/** A role of ours that a Job takes on; without one, people give the roles. */
function masterArn(module: RootModule, key: string, { administrator }: Search): string {
  const { environment, landscape } = module;
  const mapper = mapperOf(environment, key, landscape);
  if (mapper !== null) return addMasterRole(module, key, mapper).arn;
  return roleArn(environment, administrator ?? '');
}

/** Signed requests: the IAM policies of the account decide which role may call what. Others: whoever the
 * security group lets in, since a policy of a domain inside a VPC knows no addresses.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html */
function admitted(environment: Environment, key: string, { access }: Search): Statement {
  const resources = [`${searchDomainArn(environment, key)}/*`];
  return access === 'network'
    ? { sid: 'NetworkDecides', actions: ['es:ESHttp*'], resources, principals: { AWS: '*' } }
    : {
        sid: 'AccountDecides',
        actions: ['es:*'],
        resources,
        principals: { AWS: accountRoot(environment.aws.account) },
      };
}

/** The account as principal, since a role that does not exist yet is refused there. */
function writerStatements(
  { environment, landscape }: RootModule,
  domain: string,
): readonly Statement[] {
  const writers = writersOf(environment, domain, landscape).map(({ of }) => of);
  if (writers.length === 0) return [];
  const accounts = new Set(writers.map(({ aws }) => accountRoot(aws.account)));
  return [
    {
      sid: 'LogsOfOthers',
      actions: ['es:ESHttpPost'],
      resources: [searchBulkArn(environment, domain)],
      principals: { AWS: [...accounts].sort() },
      condition: { ArnEquals: { 'aws:PrincipalArn': writers.map(logWriterArn) } },
    },
  ];
}

/** A domain takes as many subnets as it spans zones. */
function subnetIds(module: RootModule, zones: number): string[] {
  const tier = networkOf(module.environment).placement.data;
  const network = module.stateOf('network');
  return Array.from({ length: zones }, (_, index) => network.item('subnet_ids', tier, index));
}
