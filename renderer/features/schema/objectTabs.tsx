import type { ObjectDetail, View } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { FactTable } from '../../ui/FactTable'
import { Name } from '../../ui/Name'
import type { Tab } from '../../ui/Tabs'
import { ColumnsTab } from './ColumnsTab'
import { constraintRows } from './constraints'
import { ConstraintsTab } from './ConstraintsTab'
import { ForeignKeysTab } from './ForeignKeysTab'
import { IndexesTab } from './IndexesTab'
import { SqlTab } from './SqlTab'

/** The tabs of an object's page, with their counts. */
export function objectTabs(detail: ObjectDetail, dialect: DialectName): Tab[] {
  const ddl: Tab = {
    value: 'ddl',
    label: 'DDL',
    count: null,
    panel: <SqlTab label="DDL" text={detail.ddl} dialect={dialect} />,
  }
  if (detail.kind === 'defined') return [ddl]
  if (detail.kind === 'enum') {
    const { values } = detail.enum
    return [
      { value: 'values', label: 'Values', count: values.length, panel: <EnumValues values={values} /> },
      ddl,
    ]
  }
  if (detail.kind === 'view') {
    const { view } = detail
    const definition = <SqlTab label="Definition" text={view.definition} dialect={dialect} />
    return [
      { value: 'columns', label: 'Columns', count: view.columns.length, panel: <ViewColumns view={view} /> },
      { value: 'definition', label: 'Definition', count: null, panel: definition },
      ddl,
    ]
  }
  const { table, referencedBy } = detail
  const keys = table.foreignKeys.length + referencedBy.length
  const constraints = constraintRows(table)
  return [
    { value: 'columns', label: 'Columns', count: table.columns.length, panel: <ColumnsTab table={table} /> },
    { value: 'indexes', label: 'Indexes', count: table.indexes.length, panel: <IndexesTab table={table} /> },
    {
      value: 'foreign-keys',
      label: 'Foreign keys',
      count: keys,
      panel: <ForeignKeysTab table={table} referencedBy={referencedBy} />,
    },
    {
      value: 'constraints',
      label: 'Constraints',
      count: constraints.length,
      panel: <ConstraintsTab rows={constraints} />,
    },
    ddl,
  ]
}

function ViewColumns({ view }: { view: View }) {
  return (
    <FactTable
      label="Columns"
      items={view.columns}
      keyOf={(column) => column.name}
      columns={[
        { title: 'Name', cell: (column) => <Name text={column.name} /> },
        { title: 'Type', cell: (column) => <span className="mono">{column.type}</span> },
      ]}
    />
  )
}

function EnumValues({ values }: { values: readonly string[] }) {
  const numbered = values.map((value, at) => ({ value, at }))
  return (
    <FactTable
      label="Values"
      items={numbered}
      keyOf={({ value }) => value}
      columns={[
        { title: 'Value', cell: ({ value }) => <Name text={value} /> },
        { title: 'Place', width: '80px', cell: ({ at }) => <span className="num dim">{at + 1}</span> },
      ]}
    />
  )
}
