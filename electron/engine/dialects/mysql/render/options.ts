import type { CreateTable } from '#contract/script-change'
import type { Spelling } from '../../sqlalchemy/spelling'

const quoted = new Set(['COMMENT', 'DATA_DIRECTORY', 'INDEX_DIRECTORY', 'PASSWORD', 'CONNECTION'])
const spaced = new Set([
  'DATA_DIRECTORY',
  'INDEX_DIRECTORY',
  'DEFAULT_CHARACTER_SET',
  'CHARACTER_SET',
  'DEFAULT_CHARSET',
  'DEFAULT_COLLATE',
])
const withoutSign = new Set(['TABLESPACE', 'DEFAULT CHARACTER SET', 'CHARACTER SET', 'COLLATE'])
const partitioning = ['PARTITION_BY', 'PARTITIONS', 'SUBPARTITION_BY', 'SUBPARTITIONS']

/** What stands behind a table's parentheses: `mysql_*` options, its comment, its partitions. */
export function tableOptions(spelling: Spelling, { mysql, comment }: CreateTable): string {
  const given = new Map(mysql.map(([name, value]) => [name.toUpperCase(), value]))
  if (comment !== null) given.set('COMMENT', comment)
  const names = [...given.keys()].filter((name) => !partitioning.includes(name))
  // A collation is understood behind its character set.
  const ordered = [
    ...names.filter((name) => name !== 'COLLATE'),
    ...names.filter((name) => name === 'COLLATE'),
  ]
  const parts = [
    ...ordered.map((name) => option(spelling, name, given.get(name) ?? '')),
    ...partitioning.flatMap((name) =>
      given.has(name) ? [`${name.replaceAll('_', ' ')} ${given.get(name) ?? ''}`] : [],
    ),
  ]
  return parts.map((part) => ` ${part}`).join('')
}

function option(spelling: Spelling, name: string, value: string): string {
  const spelt = spaced.has(name) ? name.replaceAll('_', ' ') : name
  return `${spelt}${withoutSign.has(spelt) ? ' ' : '='}${quoted.has(name) ? spelling.literal(value) : value}`
}
