import { ActionIcon, Button, Menu } from '@mantine/core'
import { Ellipsis, RefreshCw, Star, Workflow } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ObjectRef } from '#contract/catalog'
import type { ObjectDetail } from '#contract/object-detail'
import type { Finding } from '#contract/health'
import { formatRoute, navigate } from '../../../app/routes'
import { Age } from '../../../ui/Age'
import { bytesText } from '../../../ui/amounts'
import { CopyButton } from '../../../ui/CopyButton'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Name } from '../../../ui/Name'
import { ProgressLine } from '../../../ui/ProgressLine'
import { MenuEntries } from '../../../ui/RowMenu'
import { Tabs } from '../../../ui/Tabs'
import { objectRoute } from '../addresses'
import { stands } from '../health/findings'
import { useHealth } from '../health/load'
import { SeverityMark } from '../health/SeverityMark'
import { countText, gravest } from '../health/words'
import { ChangedNotice } from './ChangedNotice'
import { qualifiedName } from './copying'
import { rowsText, tableKindText } from '../describe'
import { toggleFavourite } from '../favourites'
import { KindIcon, kindText } from '../KindIcon'
import { refresh, rereadObject } from '../load'
import { objectMenu } from './objectMenu'
import { ReadSince, SinceLink, SinceTable } from '../since/SinceLink'
import { useSchema } from '../store'
import { objectTabs } from '../tabs/objectTabs'
import { objectId } from '../tree/groups'

const noFindings: readonly Finding[] = []

/** One object whole: what it is, and everything that belongs to it. */
export function ObjectPage({ target }: { target: ObjectRef }) {
  const { object, outline, tab, connectionId, favourites } = useSchema()
  const id = objectId(target)
  const favourite = favourites.includes(id)
  const findings = useHealth((state) => state.objects.get(id)) ?? noFindings
  const detail = object.value
  const server = outline.value?.server ?? null
  const busy = object.loading || outline.loading
  return (
    <article className="object" aria-label={fullName(target)}>
      <header className="object-head">
        <div className="object-title">
          <KindIcon kind={target.kind} size={16} />
          <h2 className="clip">
            {before(target).map((name) => (
              <span key={name} className="dim">
                <Name text={name} />.
              </span>
            ))}
            <Name text={target.name} />
          </h2>
          {target.table === null && (
            <ActionIcon
              aria-label="Favourite"
              aria-pressed={favourite}
              title={favourite ? 'Take out of the favourites' : 'Add to the favourites'}
              onClick={() => void toggleFavourite(target)}
            >
              <Star size={14} fill={favourite ? 'currentColor' : 'none'} />
            </ActionIcon>
          )}
          {server !== null && (
            <CopyButton text={qualifiedName(server.dialect, target)} label="Copy qualified name" />
          )}
          {isDrawn(target) && (
            <ActionIcon
              component="a"
              href={formatRoute(['diagram', 'around', target.schema, target.name, '1'])}
              aria-label="Show in a diagram"
              title="Show in a diagram"
            >
              <Workflow size={14} />
            </ActionIcon>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label="More actions" title="More actions">
                <Ellipsis size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <MenuEntries entries={objectMenu(target)} />
            </Menu.Dropdown>
          </Menu>
          <span className="grow" />
          {detail !== null && (
            <span className="dim object-age">
              read <Age at={detail.readAt} words />
            </span>
          )}
          <ActionIcon
            aria-label="Read again"
            title="Read again"
            disabled={busy}
            onClick={() => void refresh()}
          >
            <RefreshCw size={14} />
          </ActionIcon>
        </div>
        <p className="object-facts">
          {detail === null ? kindText(target.kind) : facts(detail)}
          <SinceLink target={target} words />
          <Findings findings={findings} onOpen={() => openTab(target, 'health')} />
        </p>
        {detail !== null && commentOf(detail) !== null && (
          <p className="object-comment">
            <bdi>{commentOf(detail)}</bdi>
          </p>
        )}
      </header>
      {object.error !== null && (
        <div className="schema-notice">
          <ErrorNotice
            error={object.error}
            actions={<Button onClick={() => void rereadObject()}>Read again</Button>}
          />
        </div>
      )}
      {detail === null
        ? object.error === null && <ProgressLine share={null} label={`Reading ${target.name}`} />
        : server !== null &&
          connectionId !== null && (
            <SinceTable value={target}>
              <ReadSince dialect={server.dialect} />
              <Tabs
                label="Parts"
                tabs={objectTabs(detail, { connectionId, dialect: server.dialect, target, findings })}
                value={tab}
                onChange={(value) => openTab(target, value)}
                above={<ChangedNotice id={id} />}
              />
            </SinceTable>
          )}
    </article>
  )
}

function Findings({ findings, onOpen }: { findings: readonly Finding[]; onOpen(): void }) {
  const standing = findings.filter(stands)
  const severity = gravest(standing)
  if (severity === null) return null
  return (
    <>
      {' · '}
      <button type="button" className="object-findings" data-tone={severity} onClick={onOpen}>
        <SeverityMark severity={severity} size={13} /> {countText(standing.length)}
      </button>
    </>
  )
}

/** Opens a tab; its address stands in the place of the page's own, so that *back* still leaves the page. */
function openTab(target: ObjectRef, tab: string): void {
  useSchema.setState({ tab })
  if (target.table === null) navigate(objectRoute(target, tab), 'replace')
}

function before({ schema, table }: ObjectRef): string[] {
  return [...(schema === '' ? [] : [schema]), ...(table === null ? [] : [table])]
}

function isDrawn({ kind }: ObjectRef): boolean {
  return kind === 'table' || kind === 'view' || kind === 'materialized-view'
}

function fullName(target: ObjectRef): string {
  return [...before(target), target.name].join('.')
}

function facts(detail: ObjectDetail): ReactNode {
  if (detail.kind === 'table') {
    const { table } = detail
    return [
      tableKindText(table.kind),
      rowsText(table.estimatedRows),
      table.bytes === null ? null : bytesText(table.bytes),
      table.engine,
    ]
      .filter((fact) => fact !== null)
      .join(' · ')
  }
  if (detail.kind === 'view') return detail.view.materialized ? 'materialized view' : 'view'
  return detail.kind === 'enum' ? 'enum type' : kindText(detail.object.ref.kind)
}

function commentOf(detail: ObjectDetail): string | null {
  switch (detail.kind) {
    case 'table':
      return detail.table.comment
    case 'view':
      return detail.view.comment
    case 'enum':
      return detail.enum.comment
    case 'defined':
      return detail.object.comment
  }
}
