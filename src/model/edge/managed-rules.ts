// Rules of the AWS managed groups, by the name that an override of their action needs; WAF refuses others.
// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html

export const BODY_SIZE_RULE = 'SizeRestrictions_BODY';
/** Bodies above it are blocked by that rule. */
export const BODY_SIZE_BYTES = 8192;

function each(rule: string, ...parts: readonly string[]): readonly string[] {
  return parts.map((part) => `${rule}_${part}`);
}

export const MANAGED_RULES = {
  AWSManagedRulesCommonRuleSet: [
    'NoUserAgent_HEADER',
    'UserAgent_BadBots_HEADER',
    ...each('SizeRestrictions', 'QUERYSTRING', 'Cookie_HEADER', 'URIPATH'),
    BODY_SIZE_RULE,
    ...each('EC2MetaDataSSRF', 'BODY', 'COOKIE', 'URIPATH', 'QUERYARGUMENTS'),
    ...each('GenericLFI', 'QUERYARGUMENTS', 'URIPATH', 'BODY'),
    ...each('RestrictedExtensions', 'URIPATH', 'QUERYARGUMENTS'),
    ...each('GenericRFI', 'QUERYARGUMENTS', 'BODY', 'URIPATH'),
    ...each('CrossSiteScripting', 'COOKIE', 'QUERYARGUMENTS', 'BODY', 'URIPATH'),
  ],
  AWSManagedRulesKnownBadInputsRuleSet: [
    ...each('JavaDeserializationRCE', 'BODY', 'URIPATH', 'QUERYSTRING', 'HEADER'),
    'Host_localhost_HEADER',
    'PROPFIND_METHOD',
    'ExploitablePaths_URIPATH',
    ...each('Log4JRCE', 'HEADER', 'QUERYSTRING', 'BODY', 'URIPATH'),
    'ReactJSRCE_BODY',
  ],
  AWSManagedRulesSQLiRuleSet: [
    ...each('SQLi', 'QUERYARGUMENTS', 'BODY', 'COOKIE', 'URIPATH'),
    ...each('SQLiExtendedPatterns', 'QUERYARGUMENTS', 'BODY'),
  ],
  AWSManagedRulesAmazonIpReputationList: [
    'AWSManagedIPReputationList',
    'AWSManagedReconnaissanceList',
    'AWSManagedIPDDoSList',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RuleGroup = keyof typeof MANAGED_RULES;

export const RULE_GROUPS = Object.keys(MANAGED_RULES) as [RuleGroup, ...RuleGroup[]];

export function groupOf(rule: string): RuleGroup | undefined {
  return RULE_GROUPS.find((group) => (MANAGED_RULES[group] as readonly string[]).includes(rule));
}
