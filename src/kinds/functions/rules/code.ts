// What a function runs: an image or a package, and what belongs to each.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { keepsVersions } from '../../../model/naming/buckets.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { report } from '../codes.ts';
import { functionImage } from '../image.ts';
import type { LambdaFunction } from '../schema.ts';

export function checkCode(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.functions).flatMap(([key, definition]) => {
    const { image, package: archive } = definition;
    if ((image === null) === (archive === null)) {
      const found = image === null ? 'neither image nor package' : 'image and package';
      const where = { path: ['functions', key], target: 'key' } as const;
      return [report('model/function-code', { function: key, found }, where)];
    }
    return image === null
      ? ofPackage(environment, key, definition)
      : ofImage(environment, key, definition);
  });
}

/** https://docs.aws.amazon.com/lambda/latest/dg/images-create.html */
function ofImage(
  environment: Environment,
  key: string,
  { image, runtime, handler }: LambdaFunction,
): readonly Diagnostic[] {
  if (image === null) return [];
  const path = ['functions', key];
  const { repository, from, tag } = image;
  const misplaced = Object.entries({ runtime, handler }).flatMap(([name, value]) =>
    value === null
      ? []
      : [
          report(
            'model/function-image-key',
            { function: key, key: name },
            { path: [...path, name] },
          ),
        ],
  );
  const at = { path: [...path, 'image'], target: 'key' } as const;
  if ((repository === null) === (from === null)) {
    const found = from === null ? 'no repository' : 'a repository and a service';
    return [...misplaced, report('model/function-image', { function: key, found }, at)];
  }
  if (from === null) {
    const tagless =
      tag === null ? [report('model/function-image', { function: key, found: 'no tag' }, at)] : [];
    return [
      ...misplaced,
      ...tagless,
      ...elsewhere(environment, key, [...path, 'image', 'repository']),
    ];
  }
  if (environment.services[from] === undefined) return misplaced;
  return [...misplaced, ...elsewhere(environment, key, [...path, 'image', 'from'])];
}

const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\//;

/** Lambda pulls from ECR of its own region; and where we make no policy, from its own account. */
function elsewhere(
  environment: Environment,
  key: string,
  path: readonly string[],
): readonly Diagnostic[] {
  const { aws, functions } = environment;
  const definition = functions[key];
  if (!definition?.image) return [];
  const image = functionImage(environment, definition.image);
  const [, account, region] = ECR.exec(image) ?? [];
  const isBorrowed = definition.image.from !== null;
  const isHere = region === aws.region && (!isBorrowed || account === aws.account);
  if (isHere) return [];
  const wanted = `ECR in ${aws.region}${isBorrowed ? ` of account ${aws.account}` : ''}`;
  return [report('model/function-image-elsewhere', { function: key, image, wanted }, { path })];
}

function ofPackage(
  environment: Environment,
  key: string,
  { package: archive, runtime, handler }: LambdaFunction,
): readonly Diagnostic[] {
  if (archive === null) return [];
  const path = ['functions', key];
  const at = { path: [...path, 'package'], target: 'key' } as const;
  const missing = Object.entries({ runtime, handler }).flatMap(([name, value]) =>
    value === null ? [report('model/function-package-key', { function: key, key: name }, at)] : [],
  );
  const { bucket, bucketName, version } = archive;
  if ((bucket === null) === (bucketName === null)) {
    const found = bucket === null ? 'no bucket' : 'two buckets';
    return [...missing, report('model/function-package', { function: key, found }, at)];
  }
  const isUnversioned = bucket !== null && !keepsVersions(environment, bucket);
  if (!isUnversioned || version === null) return missing;
  const args = { function: key, bucket };
  const where = { path: [...path, 'package', 'version'] };
  return [...missing, report('model/function-package-version', args, where)];
}
