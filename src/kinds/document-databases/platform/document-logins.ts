// What making logins takes on DocumentDB. Every statement can run again on what is there.
import type { Login, LoginClient } from '../../../kubernetes/logins-job.ts';
import { AUTHORITY_PATH } from '../../../model/kubernetes/authority.ts';
import type { DocumentDatabase } from '../schema.ts';

/** Without a connection of its own: the password of the administrator would be an argument of it. */
export const mongosh: LoginClient = {
  image: 'public.ecr.aws/docker/library/mongo:7.0.28',
  variables: {
    host: 'MONGO_HOST',
    port: 'MONGO_PORT',
    username: 'MONGO_USERNAME',
    password: 'MONGO_PASSWORD',
  },
  settings: {},
  file: 'logins.js',
  command: ['mongosh', '--nodb', '--norc', '--quiet', '--file', '/scripts/logins.js'],
  memory: '512Mi',
};

/** `connect` takes all of it from the URL: options of mongosh are those of its own connection. */
const QUERY = `tls=true&tlsCAFile=${AUTHORITY_PATH}&authSource=admin&retryWrites=false`;

/**
 * Passwords come from the environment of the job. DocumentDB keeps all users in `admin`.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/security.managing-users.html
 */
export function documentLogins(
  logins: readonly Login[],
  { changeStreams }: Pick<DocumentDatabase, 'changeStreams'>,
): string {
  const accounts = logins.map(({ name, variable }) => `  ['${name}', '${variable}'],\n`);
  return `const { MONGO_HOST, MONGO_PORT, MONGO_USERNAME, MONGO_PASSWORD } = process.env;
const account = MONGO_USERNAME + ':' + encodeURIComponent(MONGO_PASSWORD);
const address = MONGO_HOST + ':' + MONGO_PORT;
const admin = connect('mongodb://' + account + '@' + address + '/admin?${QUERY}');
const logins = [
${accounts.join('')}];
for (const [user, variable] of logins) {
  const pwd = process.env[variable];
  if (!pwd) throw new Error(variable + ' is not set');
  if (admin.getUser(user)) {
    admin.updateUser(user, { pwd });
  } else {
    admin.createUser({ user, pwd, roles: [{ role: 'readWrite', db: user }] });
  }
}
${changeStreams === null ? '' : CHANGE_STREAMS}`;
}

/** The parameter of the cluster only says how long. Without names, all collections have them.
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/change_streams.html */
const CHANGE_STREAMS = `const streams = { modifyChangeStreams: 1, database: '', collection: '', enable: true };
const answer = admin.runCommand(streams);
if (answer.ok !== 1) throw new Error('Change streams: ' + JSON.stringify(answer));
`;
