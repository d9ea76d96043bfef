// What functions of a kind from outside have to give back, by where they stand. Whoever goes on with it
// trusts the types, which its author may not have had checked.
import { z } from 'zod';

const Path = z.array(z.union([z.string(), z.number()]));
const texts = z.array(z.string());
const Diagnostic = z.looseObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  args: z.looseObject({}),
  path: Path.optional(),
});
const Name = z.looseObject({ what: z.string(), name: z.string(), max: z.number(), path: Path });
const Need = z.looseObject({ what: z.string(), path: Path });
const AddonNeed = z.looseObject({ ...Need.shape, addon: z.string() });
const Reference = z.looseObject({
  ...{ kind: z.string(), name: z.string(), user: z.string(), path: Path },
  among: texts.optional(),
});
const statementOf = (resource: z.ZodType) =>
  z.looseObject({
    sid: z.string().regex(/^[A-Za-z0-9]+$/, 'expected letters and digits, as statementId makes'),
    actions: texts.min(1).optional(),
    resources: z.array(resource).min(1).optional(),
    effect: z.enum(['Allow', 'Deny']).optional(),
  });
const Statement = statementOf(z.string());
const Grant = z.strictObject({
  statements: z
    .array(statementOf(z.union([z.string(), z.strictObject({ key: z.enum(['data', 'storage']) })])))
    .optional(),
  variables: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string()).optional(),
  secrets: z.array(z.looseObject({})).optional(),
  isSignedByRds: z.boolean().optional(),
  outsidePorts: z.array(z.int()).optional(),
  mounts: z.array(z.looseObject({ claim: z.string(), path: z.string(), origin: Path })).optional(),
});
const KubernetesArtifact = z.looseObject({
  type: z.literal('kubernetes'),
  component: z.string(),
  object: z.looseObject({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z.looseObject({ name: z.string() }),
  }),
  origin: Path,
});
const Compiled = z.looseObject({
  components: z.array(z.looseObject({ name: z.string(), namespace: z.string() })),
  artifacts: z.array(KubernetesArtifact),
});
const Actor = z.union([
  z.strictObject({ namespace: z.string(), serviceAccount: z.string() }),
  z.looseObject({ service: z.string() }),
]);
const anything = z.looseObject({});
const nothing = z.undefined('expected nothing: what it makes, it adds to the module');

/** Paths with `*` for any one step. */
const RESULTS: readonly (readonly [path: string, result: z.ZodType])[] = [
  ['rules.rules.*', z.array(Diagnostic)],
  ['rules.landscapeRules.*', z.array(Diagnostic)],
  ['rules.neighbours', z.array(z.looseObject({ name: z.string(), path: Path }))],
  ['rules.references', z.array(Reference)],
  ['rules.names', z.array(Name)],
  ['rules.addonNeeds', z.array(AddonNeed)],
  ['rules.folders', z.array(z.looseObject({ folder: z.string(), path: Path }))],
  ['rules.folderRules.*', z.array(Diagnostic)],
  ['consumer.actor', Actor.nullable()],
  ['consumer.group', z.string().nullable()],
  ['readings', z.array(z.looseObject({ type: z.enum(['folder', 'file']), path: z.string() }))],
  ['rules.recoveryGap', z.string().nullable()],
  ['rules.*', z.array(Need)],
  ['access', Grant],
  ['clientGroups', z.array(z.looseObject({ name: z.string(), origin: Path }))],
  ['network.ports', z.array(z.int().min(1).max(65535))],
  ['network.pods', anything.nullable()],
  ['network.zones', z.int().nullable()],
  ['network.rules', z.array(anything)],
  ['terraform.stacks.*', nothing],
  ['terraform.keyGrants', z.array(Statement)],
  ['terraform.*', z.array(z.union([z.string(), anything]))],
  ['platform.compile', Compiled],
  ['platform.jobSecrets', z.looseObject({ reads: texts, masters: z.array(anything) })],
  ['platform.turns', z.record(z.string(), anything)],
  ['platform.written', z.array(KubernetesArtifact)],
  ['platform.*', z.array(anything)],
  ['monitoring.alerts', z.record(z.string(), z.array(anything))],
  ['monitoring.*', z.array(anything)],
  ['page.rows', z.array(texts.length(3, 'expected three cells: what, configuration, purpose'))],
  ['page.standing', z.array(anything)],
  ['page.uses', z.string()],
  [
    'page.widgets',
    z.array(
      z.looseObject({
        ...{ title: z.string(), namespace: z.string(), dimensions: texts, metrics: texts },
      }),
    ),
  ],
  ['page.activation', z.array(anything)],
  ['page.measures.*.dimensions', z.record(z.string(), z.string())],
  ['page.measures.*.threshold', z.number()],
  ['page.hours.entries', anything],
  ['page.*', texts],
  ['checks.byHand', z.array(z.tuple([z.string(), texts]))],
  ['codes.*.message', z.string()],
  ['codes.*.hint', z.string().optional()],
];

const PATTERNS = RESULTS.map(([path, result]) => {
  const pattern = path.replaceAll('.', '\\.').replaceAll('*', '[^.]+');
  return { pattern: new RegExp(`^${pattern}$`), result };
});

/** In words; undefined where the result is as it has to be. */
export function resultFault(place: string, result: unknown): string | undefined {
  if (result instanceof Promise) return 'expected plain data, found a Promise';
  // A code holds a slash and no dot, so a path is taken apart safely.
  const expected = PATTERNS.find(({ pattern }) => pattern.test(place))?.result;
  const issue = expected?.safeParse(result).error?.issues[0];
  if (issue === undefined) return undefined;
  const at = issue.path.map(String).join('.');
  return `${at === '' ? '' : `${at}: `}${issue.message.replace('Invalid input: ', '')}`;
}
