// What AWS charges by the hour, of us-east-1, on demand: data with its date. scripts/aws-facts.ts renews that of
// EC2; the few others stand in aws-prices.json, each with its source. What is in neither has no known price.
import others from './aws-prices.json' with { type: 'json' };
import ec2 from './ec2-prices.generated.json' with { type: 'json' };

/** Of 365 days: what calculators of AWS reckon a month as. */
export const HOURS_PER_MONTH = 730;

export const PRICES_REGION = ec2.region;
/** The older of both. */
export const [PRICES_AS_OF = ''] = [ec2.asOf, others.asOf].sort();

export const ec2UsdPerHour: Readonly<Record<string, number>> = ec2.usdPerHour;

/** By type of resource. */
export const flatUsdPerHour: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(others.usdPerHour).map(([type, { usd }]) => [type, usd]),
);
