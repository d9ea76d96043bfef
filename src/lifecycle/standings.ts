// What others stand on while they work: for as long as it is gone, they do not, or AWS does not let it go.

export interface Standing {
  /** What it is, with its article: `a group of nodes`. */
  readonly what: string;
  /** What happens if it goes before the new one is there, as a sentence. */
  readonly meanwhile: string;
}

const held = (what: string, by: string): Standing => ({
  what,
  meanwhile: `AWS refuses to delete it while ${by} uses it`,
});

const STANDINGS: Readonly<Record<string, Standing>> = {
  aws_eks_node_group: {
    what: 'a group of nodes',
    meanwhile: 'all of its pods are evicted before there is a node for them',
  },
  aws_autoscaling_group: {
    what: 'a group of instances',
    meanwhile: 'all of its instances end before there are new ones',
  },
  aws_eks_addon: { what: 'an add-on of the cluster', meanwhile: 'nodes are without it' },
  aws_eks_access_entry: { what: 'an access entry', meanwhile: 'whom it names is refused' },
  aws_lb: {
    what: 'a load balancer',
    meanwhile: 'nobody reaches what is behind it, and the new one has another address',
  },
  aws_lb_listener: { what: 'a listener', meanwhile: 'nobody gets through' },
  aws_lb_target_group: held('a target group', 'a listener'),
  aws_cloudfront_distribution: {
    what: 'a distribution',
    meanwhile: 'nobody gets an answer, and the new one has another domain',
  },
  aws_cloudfront_cache_policy: held('a cache policy', 'a distribution'),
  aws_cloudfront_function: held('a function', 'a distribution'),
  aws_cloudfront_origin_access_control: held('an origin access control', 'a distribution'),
  aws_cloudfront_response_headers_policy: held('a response headers policy', 'a distribution'),
  aws_wafv2_web_acl: held('a web ACL', 'a load balancer or a distribution'),
  aws_wafv2_ip_set: held('an IP set', 'a web ACL'),
  aws_wafv2_rule_group: held('a rule group', 'a web ACL'),
  aws_acm_certificate: held('a certificate', 'a listener or a distribution'),
  aws_security_group: held('a security group', 'a network interface'),
  aws_subnet: held('a subnet', 'a network interface'),
  aws_vpc: held('a VPC', 'anything'),
  aws_vpc_endpoint: { what: 'an endpoint', meanwhile: 'calls to its service find no way' },
  aws_nat_gateway: { what: 'a NAT gateway', meanwhile: 'pods reach nothing outside' },
  aws_ec2_transit_gateway: {
    what: 'a transit gateway',
    meanwhile: 'networks do not reach each other',
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    what: 'an attachment of a transit gateway',
    meanwhile: 'this network does not reach others',
  },
  aws_db_instance: { what: 'a read replica', meanwhile: 'nobody reads from it' },
  aws_rds_cluster_instance: {
    what: 'a member of a database',
    meanwhile: 'the database has one member less',
  },
  aws_docdb_cluster_instance: {
    what: 'a member of a document database',
    meanwhile: 'the database has one member less',
  },
  aws_db_parameter_group: held('a parameter group', 'a database'),
  aws_rds_cluster_parameter_group: held('a parameter group', 'a database'),
  aws_docdb_cluster_parameter_group: held('a parameter group', 'a database'),
  aws_db_subnet_group: held('a subnet group', 'a database'),
  aws_docdb_subnet_group: held('a subnet group', 'a database'),
  aws_elasticache_parameter_group: held('a parameter group', 'a cache'),
  aws_elasticache_subnet_group: held('a subnet group', 'a cache'),
  aws_elasticache_user: held('a user of a cache', 'a user group'),
  aws_elasticache_user_group: held('a user group', 'a cache'),
  aws_msk_configuration: held('a configuration', 'a Kafka cluster'),
  aws_iam_role: { what: 'a role', meanwhile: 'whoever has it is refused by AWS' },
  aws_iam_instance_profile: held('an instance profile', 'an instance'),
  aws_iam_policy: held('a policy', 'a role'),
  aws_iam_openid_connect_provider: {
    what: 'an identity provider',
    meanwhile: 'every pod with a role is refused by AWS',
  },
  aws_lambda_function: { what: 'a function', meanwhile: 'events find nobody' },
  aws_sns_topic: { what: 'a topic', meanwhile: 'what is published is lost' },
  aws_cognito_user_pool_client: {
    what: 'a client of a user pool',
    meanwhile: 'nobody signs in, and the new one has another id',
  },
  aws_cognito_user_pool_domain: {
    what: 'a domain of a user pool',
    meanwhile: 'nobody signs in',
  },
};

/** Undefined: others do without it for a while. */
export function standingOf(type: string): Standing | undefined {
  return Object.hasOwn(STANDINGS, type) ? STANDINGS[type] : undefined;
}
