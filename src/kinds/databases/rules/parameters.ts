// Entries of `parameters` that another key decides about, and values that RDS refuses.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { madeEntries } from '../../../model/standing.ts';
import { report } from '../codes.ts';
import { TLS } from '../engine.ts';
import type { Database } from '../schema.ts';

/** RDS takes some names of MySQL with hyphens. */
export function checkParameters({ databases }: Environment): readonly Diagnostic[] {
  return madeEntries(databases).flatMap(([key, database]) =>
    Object.keys(database.parameters).flatMap((name) => [
      ...overridden(key, database, name),
      ...otherKind(key, database, name),
      ...otherWord(key, database, name),
    ]),
  );
}

function overridden(key: string, database: Database, name: string): readonly Diagnostic[] {
  const found = database.parameters[name] ?? '';
  const plain = name.replaceAll('-', '_');
  const tls = TLS[database.engine][plain];
  const wanted = plain === 'max_connections' ? String(database.maxConnections) : tls;
  const isSame = found === wanted || (tls !== undefined && /^(1|on)$/i.test(found));
  if (wanted === undefined || isSame) return [];
  const args = { database: key, name, found, wanted, isTls: tls !== undefined };
  const path = ['databases', key, 'parameters', name];
  return [report('model/parameter-overridden', args, { path, target: 'key' })];
}

/** What some version of the engine reads as a switch or as a whole number, of those that are often written.
 * https://www.postgresql.org/docs/current/config-setting.html
 * https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html */
const SWITCHES = [
  ...['autovacuum', 'enable_seqscan', 'hot_standby_feedback', 'jit', 'log_checkpoints'],
  ...['log_connections', 'log_disconnections', 'log_duration', 'log_hostname', 'log_lock_waits'],
  ...['event_scheduler', 'general_log', 'innodb_file_per_table', 'innodb_print_all_deadlocks'],
  ...['local_infile', 'log_bin_trust_function_creators', 'log_queries_not_using_indexes'],
  ...['rds.logical_replication', 'slow_query_log', 'track_io_timing'],
];
const NUMBERS = [
  ...['autovacuum_max_workers', 'autovacuum_naptime', 'checkpoint_timeout', 'deadlock_timeout'],
  ...['effective_cache_size', 'effective_io_concurrency', 'idle_in_transaction_session_timeout'],
  ...[
    'lock_timeout',
    'log_autovacuum_min_duration',
    'log_min_duration_statement',
    'log_temp_files',
  ],
  ...['maintenance_work_mem', 'max_locks_per_transaction', 'max_parallel_workers', 'max_wal_size'],
  ...['max_replication_slots', 'max_wal_senders', 'max_worker_processes', 'shared_buffers'],
  ...['statement_timeout', 'temp_buffers', 'wal_buffers', 'work_mem', 'innodb_buffer_pool_size'],
  ...['innodb_lock_wait_timeout', 'interactive_timeout', 'join_buffer_size', 'max_allowed_packet'],
  ...['max_heap_table_size', 'net_read_timeout', 'net_write_timeout', 'sort_buffer_size'],
  ...['table_open_cache', 'thread_cache_size', 'tmp_table_size', 'wait_timeout'],
];
const SWITCH = /^(0|1|on|off|true|false|yes|no)$/i;
const WHOLE = /^-?\d+$/;
/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html */
const FORMULA = /[{(]/;

/** `log_connections` is a list of aspects from PostgreSQL 18 on. */
const LISTS_SINCE_18 = ['log_connections'];
/** ON, OFF and a third word. */
const THIRD_WORD: Readonly<Record<string, RegExp>> = { event_scheduler: /^disabled$/i };

function otherKind(key: string, { version, parameters }: Database, name: string) {
  const value = parameters[name] ?? '';
  const plain = name.replaceAll('-', '_');
  if (FORMULA.test(value) || THIRD_WORD[plain]?.test(value)) return [];
  const isNewer = Number.parseInt(version, 10) >= 18 && LISTS_SINCE_18.includes(plain);
  const isSwitch = SWITCHES.includes(plain) && !SWITCH.test(value) && !isNewer;
  const isNumber = NUMBERS.includes(plain) && !WHOLE.test(value);
  if (!isSwitch && !isNumber) return [];
  const args = { database: key, name, value, wanted: isSwitch ? 'a switch' : 'a whole number' };
  return [report('model/parameter-kind', args, { path: ['databases', key, 'parameters', name] })];
}

const WORD: Readonly<Record<string, string>> = {
  ...{ on: '1', true: '1', yes: '1' },
  ...{ off: '0', false: '0', no: '0' },
};

/** RDS keeps a switch as 1 or 0, whichever word it was given, and Terraform finds the other word ever anew.
 * https://github.com/hashicorp/terraform-provider-aws/issues/45394 */
function otherWord(key: string, { version, parameters }: Database, name: string) {
  const value = parameters[name] ?? '';
  const plain = name.replaceAll('-', '_');
  const wanted = WORD[value.toLowerCase()];
  const isList = Number.parseInt(version, 10) >= 18 && LISTS_SINCE_18.includes(plain);
  const isSwitch = SWITCHES.includes(plain) && THIRD_WORD[plain] === undefined && !isList;
  if (!isSwitch || wanted === undefined) return [];
  const args = { database: key, name, value, wanted };
  return [report('model/parameter-word', args, { path: ['databases', key, 'parameters', name] })];
}
