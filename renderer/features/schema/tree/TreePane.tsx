import { useDeferredValue, useMemo, useRef } from 'react'
import { navigate } from '../../../app/routes'
import { EmptyState } from '../../../ui/EmptyState'
import { FilterBox } from '../../../ui/FilterBox'
import { Panel } from '../../../ui/Panel'
import { RowMenu } from '../../../ui/RowMenu'
import { Toolbar } from '../../../ui/Toolbar'
import { VirtualList, type ListHandle } from '../../../ui/VirtualList'
import { objectMenu } from '../page/objectMenu'
import { HealthLink } from '../health/HealthLink'
import { setOpen, typeFilter, useSchema } from '../store'
import { objectId } from './groups'
import { KindsMenu } from './KindsMenu'
import { LineMarks } from './LineMarks'
import { lineRoute } from './line-route'
import type { Tree } from './tree'
import { rowName, TreeLine } from './TreeLine'
import { TreeNews } from './TreeNews'
import { visibleRows, type TreeRow } from './visible-rows'

/** The tree of every object, with its filter. */
export function TreePane({ tree, healthOpen }: { tree: Tree; healthOpen: boolean }) {
  const { typed, only, toggled, toggledInFilter, active, ref, favourites } = useSchema()
  const list = useRef<ListHandle>(null)
  const open = typed.trim() === '' ? toggled : toggledInFilter
  // The field keeps up with the fingers; the tree of a large database follows a moment later.
  const asked = useDeferredValue(typed)
  const { rows, found } = useMemo(
    () => visibleRows(tree, { typed: asked, only, toggled: open, favourites }),
    [tree, asked, only, open, favourites],
  )
  const { total, partTotal } = tree
  const all = asked.trim() === '' ? total : total + partTotal
  const shown = ref === null || healthOpen ? null : objectId(ref)
  const at = rows.find((row) => row.id === active)
  const openRow = (row: TreeRow) => {
    if (row.kind === 'object') navigate(lineRoute(row.object.entry.ref, tree))
    else if (row.expanded !== null) setOpen(row.id, !row.expanded)
  }
  const clicked = (target: EventTarget) => {
    if (!(target instanceof Element) || target.closest('[role="treeitem"]') === null) return
    const row = rows.find(({ id }) => id === useSchema.getState().active)
    if (row !== undefined) openRow(row)
  }

  return (
    <Panel
      still
      head={
        <>
          <Toolbar label="Filter">
            <FilterBox
              label="Filter objects"
              value={typed}
              onChange={typeFilter}
              onDown={() => list.current?.focus()}
            />
            {total > 0 && <KindsMenu tree={tree} />}
          </Toolbar>
          <TreeNews />
        </>
      }
      foot={
        <span className="row">
          <span role="status" className="grow">
            {footText(found, all, rows.length > 0)}
          </span>
          <HealthLink open={healthOpen} />
        </span>
      }
    >
      {rows.length === 0 && typed !== '' ? (
        <EmptyState title="Nothing is called that">
          <p>Nothing of the chosen kinds answers this filter. Escape empties it.</p>
        </EmptyState>
      ) : (
        <RowMenu entries={at?.kind === 'object' ? objectMenu(at.object.entry.ref) : []}>
          <div className="tree-box" onClick={(event) => clicked(event.target)}>
            <VirtualList
              ref={list}
              label="Objects of the database"
              items={rows}
              keyOf={(row) => row.id}
              nameOf={rowName}
              treeOf={(row) => row}
              selected={active}
              onSelect={(row) => useSchema.setState({ active: row.id })}
              onOpen={openRow}
              onToggle={(row) => row.expanded !== null && setOpen(row.id, !row.expanded)}
              renderRow={(row) => (
                <TreeLine
                  row={row}
                  open={row.kind === 'object' && row.object.id === shown}
                  marks={row.kind === 'object' && <LineMarks id={row.object.id} />}
                />
              )}
            />
          </div>
        </RowMenu>
      )}
    </Panel>
  )
}

function footText(found: number, total: number, any: boolean): string {
  if (total === 0) return any ? 'No objects' : 'No schemas'
  const all = total.toLocaleString('en-US')
  return found === total
    ? `${all} ${total === 1 ? 'object' : 'objects'}`
    : `${found.toLocaleString('en-US')} of ${all}`
}
