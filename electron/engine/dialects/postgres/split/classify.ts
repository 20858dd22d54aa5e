import type { DefElem, Node } from 'libpg-query'
import { addsEnumValue, control, inTransaction, outside, type Verdict } from './verdict'

/** Judges statements of one file in order; it remembers the enum types the file creates. */
export class Classifier {
  readonly #ownEnums = new Set<string>()

  judge(node: Node): Verdict {
    if ('CreateEnumStmt' in node) this.#ownEnums.add(nameKey(node.CreateEnumStmt.typeName))
    if ('AlterEnumStmt' in node) {
      const { oldVal, typeName } = node.AlterEnumStmt
      if (oldVal !== undefined) return inTransaction
      return this.#ownEnums.has(nameKey(typeName)) ? inTransaction : addsEnumValue
    }
    return (
      judgeTransaction(node) ??
      judgeIndexes(node) ??
      judgeWholeServer(node) ??
      judgeSubscription(node) ??
      inTransaction
    )
  }
}

function nameKey(parts: readonly Node[] | undefined): string {
  return JSON.stringify((parts ?? []).map((part) => ('String' in part ? part.String.sval : null)))
}

function judgeTransaction(node: Node): Verdict | null {
  if (!('TransactionStmt' in node)) return null
  switch (node.TransactionStmt.kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      return control('begin')
    case 'TRANS_STMT_COMMIT':
    // PREPARE TRANSACTION ends the session's transaction as COMMIT does.
    case 'TRANS_STMT_PREPARE':
      return control('commit')
    case 'TRANS_STMT_ROLLBACK':
      return control('rollback')
    case 'TRANS_STMT_COMMIT_PREPARED':
      return outside('COMMIT PREPARED')
    case 'TRANS_STMT_ROLLBACK_PREPARED':
      return outside('ROLLBACK PREPARED')
    default:
      return inTransaction
  }
}

function judgeIndexes(node: Node): Verdict | null {
  if ('IndexStmt' in node && node.IndexStmt.concurrent === true) return outside('CREATE INDEX CONCURRENTLY')
  if ('DropStmt' in node && node.DropStmt.concurrent === true) return outside('DROP INDEX CONCURRENTLY')
  if ('ReindexStmt' in node) {
    if (isOn(node.ReindexStmt.params, 'concurrently') === true) return outside('REINDEX CONCURRENTLY')
    switch (node.ReindexStmt.kind) {
      case 'REINDEX_OBJECT_DATABASE':
        return outside('REINDEX DATABASE')
      case 'REINDEX_OBJECT_SCHEMA':
        return outside('REINDEX SCHEMA')
      case 'REINDEX_OBJECT_SYSTEM':
        return outside('REINDEX SYSTEM')
      default:
        return null
    }
  }
  if ('AlterTableStmt' in node && (node.AlterTableStmt.cmds ?? []).some(detachesConcurrently))
    return outside('ALTER TABLE … DETACH PARTITION … CONCURRENTLY')
  return null
}

function detachesConcurrently(node: Node): boolean {
  const partition = 'AlterTableCmd' in node ? node.AlterTableCmd.def : undefined
  return partition !== undefined && 'PartitionCmd' in partition && partition.PartitionCmd.concurrent === true
}

function judgeWholeServer(node: Node): Verdict | null {
  if ('VacuumStmt' in node) return node.VacuumStmt.is_vacuumcmd === true ? outside('VACUUM') : null
  if ('ClusterStmt' in node)
    return node.ClusterStmt.relation === undefined ? outside('CLUSTER of all tables') : null
  if ('CreatedbStmt' in node) return outside('CREATE DATABASE')
  if ('DropdbStmt' in node) return outside('DROP DATABASE')
  if ('CreateTableSpaceStmt' in node) return outside('CREATE TABLESPACE')
  if ('DropTableSpaceStmt' in node) return outside('DROP TABLESPACE')
  if ('AlterSystemStmt' in node) return outside('ALTER SYSTEM')
  if ('DiscardStmt' in node) return node.DiscardStmt.target === 'DISCARD_ALL' ? outside('DISCARD ALL') : null
  if ('AlterDatabaseStmt' in node)
    return isOn(node.AlterDatabaseStmt.options, 'tablespace') === null
      ? null
      : outside('ALTER DATABASE … SET TABLESPACE')
  return null
}

/** https://www.postgresql.org/docs/current/sql-createsubscription.html: what makes or drops a slot on the publisher can't be undone. */
function judgeSubscription(node: Node): Verdict | null {
  if ('CreateSubscriptionStmt' in node) {
    const { options } = node.CreateSubscriptionStmt
    const slotless = isOn(options, 'create_slot') === false || isOn(options, 'connect') === false
    return slotless ? null : outside('CREATE SUBSCRIPTION with a replication slot')
  }
  if ('DropSubscriptionStmt' in node) return outside('DROP SUBSCRIPTION with a replication slot')
  if ('AlterSubscriptionStmt' in node) {
    const { kind, options } = node.AlterSubscriptionStmt
    const publications = kind?.endsWith('_PUBLICATION') === true
    if (kind === 'ALTER_SUBSCRIPTION_REFRESH' || (publications && isOn(options, 'refresh') !== false))
      return outside('ALTER SUBSCRIPTION that refreshes')
  }
  return null
}

/** Whether an option is there and on; null where it is not there. */
function isOn(options: readonly Node[] | undefined, name: string): boolean | null {
  const found = (options ?? []).find((option) => 'DefElem' in option && option.DefElem.defname === name)
  return found !== undefined && 'DefElem' in found ? !isOff(found.DefElem) : null
}

function isOff({ arg }: DefElem): boolean {
  if (arg === undefined) return false
  if ('String' in arg) return ['false', 'off', '0'].includes((arg.String.sval ?? '').toLowerCase())
  if ('Boolean' in arg) return arg.Boolean.boolval !== true
  return 'Integer' in arg && (arg.Integer.ival ?? 0) === 0
}
