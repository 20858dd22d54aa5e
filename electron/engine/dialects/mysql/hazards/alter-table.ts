import type { Hazard } from '#contract/schema-plan'
import { checkRows } from './check-rows'
import { columnCharset } from './column-charset'
import { columnType } from './column-type'
import { dropColumn } from './drop-column'
import { foreignKeyRows } from './foreign-key-rows'
import { forgetfulEngine } from './forgetful-engine'
import type { AlterRule, Judged } from './hazard'
import { hiddenColumn } from './hidden-column'
import { lostHistory } from './lost-history'
import { neededValue } from './needed-value'
import { notNull } from './not-null'
import { overwrittenColumn } from './overwritten-column'
import { partitionRows } from './partition-rows'
import { tableRewrite } from './table-rewrite'
import { uniqueIndex } from './unique-index'
import { writeLock } from './write-lock'

const rules: readonly AlterRule[] = [
  dropColumn,
  overwrittenColumn,
  columnType,
  columnCharset,
  lostHistory,
  forgetfulEngine,
  notNull,
  neededValue,
  uniqueIndex,
  checkRows,
  foreignKeyRows,
  partitionRows,
  hiddenColumn,
  tableRewrite,
  writeLock,
]

/** What one ALTER TABLE may do to data, or to those who use the table meanwhile. */
export function alterHazards(judged: Judged): Hazard[] {
  return rules.flatMap((rule) => rule(judged))
}
