import type { DefinedObject, ObjectKind, ObjectRef, Table } from '#contract/catalog'
import type { ObjectDetail } from '#contract/object-detail'
import type { DialectName } from '#contract/connection'
import type { Finding } from '#contract/health'
import type { Tab } from '../../../ui/Tabs'
import { HealthTab } from '../health/HealthTab'
import { ColumnsTab } from './ColumnsTab'
import { constraintRows } from './constraints'
import { ConstraintsTab } from './ConstraintsTab'
import { DefinedTab } from './DefinedTab'
import { DetailsTab } from './DetailsTab'
import { ForeignKeysTab } from './ForeignKeysTab'
import { IndexesTab } from './IndexesTab'
import { PartsTab } from './PartsTab'
import { RelationsTab } from './RelationsTab'
import { RowsTab } from './RowsTab'
import { EnumValues, ViewColumns } from './small-tabs'
import { SqlTab } from './SqlTab'
import { UseTab } from './UseTab'

interface Where {
  readonly connectionId: string
  readonly dialect: DialectName
  readonly target: ObjectRef
  /** What is worth mending of it. */
  readonly findings: readonly Finding[]
}

/** The tabs of an object's page, with their counts. */
export function objectTabs(detail: ObjectDetail, where: Where): Tab[] {
  const { findings, dialect, target } = where
  const health = <HealthTab findings={findings} />
  return [
    ...ownTabs(detail, where),
    relations(detail, target),
    ...details(detail, dialect),
    ...(findings.length === 0 ? [] : [tab('health', 'Health', findings.length, health)]),
  ]
}

function ownTabs(detail: ObjectDetail, where: Where): Tab[] {
  const { dialect } = where
  const ddl = tab('ddl', 'DDL', null, <SqlTab label="DDL" text={detail.ddl} dialect={dialect} />)
  switch (detail.kind) {
    case 'defined':
      return [tab('definition', 'Definition', null, <DefinedTab object={detail.object} dialect={dialect} />)]
    case 'enum': {
      const { values } = detail.enum
      return [tab('values', 'Values', values.length, <EnumValues values={values} />), ddl]
    }
    case 'view': {
      const { view, parts } = detail
      const { indexes = [] } = view
      const definition = <SqlTab label="Definition" text={view.definition} dialect={dialect} />
      return [
        tab('columns', 'Columns', view.columns.length, <ViewColumns view={view} />),
        tab('definition', 'Definition', null, definition),
        ...(view.materialized
          ? [
              tab(
                'indexes',
                'Indexes',
                indexes.length,
                <IndexesTab indexes={indexes} of="materialized view" />,
              ),
            ]
          : []),
        ...partTabs(parts, dialect, false),
        ddl,
        rows(detail.readAt, where, true),
        ...(view.materialized ? [sizeAndUse(detail.readAt, where)] : []),
      ]
    }
    case 'table': {
      const { table, referencedBy, parts } = detail
      const keys = table.foreignKeys.length + referencedBy.length
      const constraints = constraintRows(table)
      return [
        tab('columns', 'Columns', table.columns.length, <ColumnsTab table={table} />),
        tab('indexes', 'Indexes', table.indexes.length, <IndexesTab indexes={table.indexes} of="table" />),
        tab(
          'foreign-keys',
          'Foreign keys',
          keys,
          <ForeignKeysTab table={table} referencedBy={referencedBy} />,
        ),
        tab('constraints', 'Constraints', constraints.length, <ConstraintsTab rows={constraints} />),
        ...partTabs(parts, dialect, true),
        ddl,
        rows(detail.readAt, where, table.kind === 'foreign'),
        ...(table.kind === 'foreign' ? [] : [sizeAndUse(detail.readAt, where)]),
      ]
    }
  }
}

function tab(value: string, label: string, count: number | null, panel: Tab['panel']): Tab {
  return { value, label, count, panel }
}

const partWords = [
  ['trigger', 'triggers', 'Triggers'],
  ['rule', 'rules', 'Rules'],
  ['policy', 'policies', 'Policies'],
] as const satisfies readonly (readonly [ObjectKind, string, string])[]

/** Triggers have their tab even where there are none; rules and policies are rare. */
function partTabs(parts: readonly DefinedObject[], dialect: DialectName, always: boolean): Tab[] {
  return partWords.flatMap(([kind, value, label]) => {
    const own = parts.filter(({ ref }) => ref.kind === kind)
    if (own.length === 0 && !(always && kind === 'trigger')) return []
    const none = `This table has no ${value}.`
    return [tab(value, label, own.length, <PartsTab parts={own} dialect={dialect} none={none} />)]
  })
}

function rows(readAt: string, { connectionId, target }: Where, costly: boolean): Tab {
  // A key of its own for each object: what was asked for one is not asked for the next.
  const key = JSON.stringify(target)
  const panel = (
    <RowsTab key={key} connectionId={connectionId} target={target} readAt={readAt} costly={costly} />
  )
  return tab('rows', 'Rows', null, panel)
}

function sizeAndUse(readAt: string, { connectionId, target }: Where): Tab {
  return tab(
    'use',
    'Size & use',
    null,
    <UseTab connectionId={connectionId} target={target} readAt={readAt} />,
  )
}

/** What the other tabs leave out; an object without any of it has no such tab. */
function details(detail: ObjectDetail, dialect: DialectName): Tab[] {
  const { facts = [], settings = [], grants = [] } = keptApart(detail)
  if (facts.length + settings.length + grants.length === 0) return []
  const panel = <DetailsTab facts={facts} settings={settings} grants={grants} dialect={dialect} />
  return [tab('details', 'Details', null, panel)]
}

function keptApart(detail: ObjectDetail): Pick<Table, 'facts' | 'settings' | 'grants'> {
  switch (detail.kind) {
    case 'table':
      return detail.table
    case 'view':
      return detail.view
    case 'enum':
      return detail.enum
    case 'defined':
      // Its facts stand above its definition.
      return detail.object.grants === undefined ? {} : { grants: detail.object.grants }
  }
}

function relations({ dependsOn, usedBy }: ObjectDetail, { schema }: ObjectRef): Tab {
  const panel = <RelationsTab dependsOn={dependsOn} usedBy={usedBy} from={schema} />
  return tab('relations', 'Depends on / used by', dependsOn.length + usedBy.length, panel)
}
