import { ActionIcon, Button, CloseButton } from '@mantine/core'
import { ArrowUpRight } from 'lucide-react'
import { formatRoute, navigate } from '../../app/routes'
import { Name } from '../../ui/Name'
import { goTo } from './acting'
import type { Relation } from './relations'
import { KeyWords } from './KeyWords'
import type { Picture } from './picture/picture'
import { screenSheet } from './screen-sheet'
import { activate } from './sheet'
import { useDiagram } from './store'
import { subjectRoute } from './subject'

/** The active table's lines, out and in, each leading to the other table. */
export function Aside({ picture }: { picture: Picture }) {
  const active = useDiagram((state) => state.active)
  const table = active === null ? undefined : picture.boxes.get(active)?.table
  if (active === null || table === undefined) return null
  const out = picture.relations.filter(({ from }) => from === active)
  const into = picture.relations.filter(({ from, to }) => to === active && from !== active)
  const keys = (relations: readonly Relation[]) => relations.filter(({ key }) => key !== null)
  const reads = (relations: readonly Relation[]) => relations.filter(({ key }) => key === null)
  const elsewhere = table.keys.length - keys(out).length
  return (
    <aside className="diagram-aside" aria-label={`Foreign keys of ${table.name}`}>
      <header>
        <h2 className="clip grow">
          <Name text={table.name} />
        </h2>
        <ActionIcon
          component="a"
          href={formatRoute(['schema', table.schema, table.name])}
          aria-label="Open its page"
          title="Open its page (Enter)"
        >
          <ArrowUpRight size={14} />
        </ActionIcon>
        <CloseButton size={24} aria-label="Close" onClick={() => activate(screenSheet, null)} />
      </header>
      <div className="diagram-aside-body">
        <KeyList title="Points to" relations={keys(out)} picture={picture} other="to" />
        <KeyList title="Pointed to by" relations={keys(into)} picture={picture} other="from" />
        <KeyList title="Reads from" relations={reads(out)} picture={picture} other="to" />
        <KeyList title="Read by" relations={reads(into)} picture={picture} other="from" />
        {elsewhere > 0 && (
          <p className="dim">
            {elsewhere} more {elsewhere === 1 ? 'key leads' : 'keys lead'} out of this picture.
          </p>
        )}
        <Button variant="default" onClick={() => navigate(subjectRoute({ kind: 'around', table, depth: 1 }))}>
          Draw only its neighbours
        </Button>
      </div>
    </aside>
  )
}

function KeyList(props: {
  title: string
  relations: readonly Relation[]
  picture: Picture
  other: 'from' | 'to'
}) {
  const { title, relations, picture, other } = props
  if (relations.length === 0) return null
  const pointAt = (id: string | null) => useDiagram.setState({ pointed: id })
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {relations.map((relation) => {
          const from = picture.boxes.get(relation.from)?.table
          return (
            <li key={relation.id}>
              <button
                type="button"
                onClick={() => goTo(screenSheet, relation[other])}
                onFocus={() => pointAt(relation.id)}
                onBlur={() => pointAt(null)}
                onPointerEnter={() => pointAt(relation.id)}
                onPointerLeave={() => pointAt(null)}
              >
                {from !== undefined && <KeyWords table={from} relation={relation} />}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
