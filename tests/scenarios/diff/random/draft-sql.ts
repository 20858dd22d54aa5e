import type { Dialect } from '#engine/dialects/dialect'
import type { ColumnDraft, Draft, IndexDraft, TableDraft, ViewDraft } from './draft'

/** The statements that make a draft in an empty database. */
export function draftSql(draft: Draft, dialect: Dialect): string {
  const { tables, views } = draft
  const write = dialect.name === 'postgres' ? new Postgres(dialect) : new Mysql(dialect)
  const statements = [
    ...write.before(draft),
    ...tables.map((table) => write.table(table)),
    ...tables.flatMap((table) => write.beside(table)),
    ...tables.flatMap((table) => write.keys(table)),
    ...tables.flatMap((table) => write.triggers(table)),
    ...views.flatMap((view) => write.view(view)),
  ]
  return `${statements.join(';\n')};\n`
}

abstract class Writer {
  protected readonly q: (name: string) => string

  constructor({ quote }: Dialect) {
    this.q = quote
  }

  abstract before(draft: Draft): string[]
  abstract type(type: string): string
  abstract generated(plus: number): string
  abstract lastOfColumn(column: ColumnDraft): string
  abstract lastOfTable(table: TableDraft): string
  abstract beside(table: TableDraft): string[]
  abstract triggers(table: TableDraft): string[]
  abstract view(view: ViewDraft): string[]

  table(table: TableDraft): string {
    const lines = [
      `id ${table.idType} not null primary key`,
      ...table.columns.map((column) => this.column(column)),
      ...table.uniques.map(
        ({ name, columns }) => `constraint ${this.q(name)} unique (${this.list(columns)})`,
      ),
      ...table.checks.map((check) => this.check(table, check)),
    ]
    return `create table ${this.q(table.name)} (\n  ${lines.join(',\n  ')}\n)${this.lastOfTable(table)}`
  }

  keys(table: TableDraft): string[] {
    return table.keys.map(
      ({ name, column, to, onDelete }) =>
        `alter table ${this.q(table.name)} add constraint ${this.q(name)} foreign key (${this.q(column)}) references ${this.q(to)} (id) on delete ${onDelete}`,
    )
  }

  protected list(names: readonly string[]): string {
    return names.map((name) => this.q(name)).join(', ')
  }

  protected indexParts({ columns, descending }: IndexDraft): string {
    return columns.map((name) => `${this.q(name)}${descending ? ' desc' : ''}`).join(', ')
  }

  protected select({ columns, of, above }: ViewDraft): string {
    return `select ${this.list(columns)} from ${this.q(of)} where id > ${above}`
  }

  private column(column: ColumnDraft): string {
    const { name, type, notNull, plus } = column
    return [
      this.q(name),
      this.type(type),
      plus === null ? '' : `generated always as (${this.generated(plus)}) stored`,
      notNull ? 'not null' : '',
      column.default === null ? '' : `default ${column.default}`,
      this.lastOfColumn(column),
    ]
      .filter((word) => word !== '')
      .join(' ')
  }

  private check({ columns }: TableDraft, { name, column, bound }: TableDraft['checks'][number]): string {
    const type = columns.find((one) => one.name === column)?.type ?? ''
    const against = /^(int|integer|bigint|numeric|decimal)/.test(type)
      ? `${this.q(column)} > ${bound}`
      : `${this.q(column)} is not null or id > ${bound}`
    return `constraint ${this.q(name)} check (${against})`
  }
}

class Postgres extends Writer {
  before({ enums }: Draft): string[] {
    return [
      `create function stamp() returns trigger language plpgsql as 'begin return new; end'`,
      ...enums.map(
        ({ name, values }) => `create type ${this.q(name)} as enum (${values.map(literal).join(', ')})`,
      ),
    ]
  }

  type(type: string): string {
    return type.startsWith('enum ') ? this.q(type.slice('enum '.length)) : type
  }

  generated(plus: number): string {
    return `id + ${plus}`
  }

  lastOfColumn(): string {
    return ''
  }

  lastOfTable(): string {
    return ''
  }

  beside(table: TableDraft): string[] {
    const on = this.q(table.name)
    const commented = table.columns.filter(({ comment }) => comment !== null)
    return [
      ...(table.comment === null ? [] : [`comment on table ${on} is ${literal(table.comment)}`]),
      ...commented.map(
        ({ name, comment }) => `comment on column ${on}.${this.q(name)} is ${literal(comment ?? '')}`,
      ),
      ...table.indexes.map((index) => {
        const where = index.above === null ? '' : ` where id > ${index.above}`
        return `create ${index.unique ? 'unique ' : ''}index ${this.q(index.name)} on ${on} (${this.indexParts(index)})${where}`
      }),
      ...(table.granted ? [`grant select on ${on} to reader`] : []),
    ]
  }

  triggers(table: TableDraft): string[] {
    return table.triggers.map(
      ({ name, column }) =>
        `create trigger ${this.q(name)} before update of ${this.q(column)} on ${this.q(table.name)} for each row execute function stamp()`,
    )
  }

  view(view: ViewDraft): string[] {
    const kind = view.materialized ? 'materialized view' : 'view'
    const name = this.q(view.name)
    return [
      `create ${kind} ${name} as ${this.select(view)}`,
      ...(view.comment === null ? [] : [`comment on ${kind} ${name} is ${literal(view.comment)}`]),
      ...(view.materialized ? [`create index ${this.q(`${view.name} id`)} on ${name} (id)`] : []),
    ]
  }
}

class Mysql extends Writer {
  before(): string[] {
    return []
  }

  type(type: string): string {
    return type
  }

  generated(plus: number): string {
    return `id + ${plus}`
  }

  lastOfColumn({ comment }: ColumnDraft): string {
    return comment === null ? '' : `comment ${literal(comment)}`
  }

  lastOfTable({ comment }: TableDraft): string {
    return comment === null ? '' : ` comment = ${literal(comment)}`
  }

  beside(table: TableDraft): string[] {
    return table.indexes.map(
      (index) =>
        `create ${index.unique ? 'unique ' : ''}index ${this.q(index.name)} on ${this.q(table.name)} (${this.indexParts(index)})`,
    )
  }

  triggers(table: TableDraft): string[] {
    return table.triggers.map(
      ({ name, column }) =>
        `create trigger ${this.q(name)} before update on ${this.q(table.name)} for each row set new.${this.q(column)} = old.${this.q(column)}`,
    )
  }

  view(view: ViewDraft): string[] {
    return [`create view ${this.q(view.name)} as ${this.select(view)}`]
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
