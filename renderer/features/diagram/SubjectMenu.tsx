import { Button, Menu, SegmentedControl } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import type { DiagramCatalog } from '#contract/diagram'
import { navigate } from '../../app/routes'
import { Name } from '../../ui/Name'
import { depths, subjectRoute, type Subject } from './subject'

/** What the diagram is of, and the way to another. */
export function SubjectMenu({ catalog, subject }: { catalog: DiagramCatalog; subject: Subject }) {
  const schemas = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { schema } of catalog.tables) counts.set(schema, (counts.get(schema) ?? 0) + 1)
    return [...counts]
  }, [catalog])
  const go = (to: Subject) => navigate(subjectRoute(to))
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<ChevronDown size={13} aria-hidden />}
            className="diagram-subject"
          >
            <SubjectText subject={subject} home={catalog.home} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="diagram-subjects">
          <Menu.Item onClick={() => go({ kind: 'all' })} rightSection={<Count of={catalog.tables.length} />}>
            All tables
          </Menu.Item>
          {schemas.length > 0 && <Menu.Label>Schemas</Menu.Label>}
          {schemas.map(([schema, count]) => (
            <Menu.Item
              key={schema}
              onClick={() => go(schema === catalog.home ? { kind: 'home' } : { kind: 'schema', schema })}
              rightSection={<Count of={count} />}
            >
              <Name text={schema} />
            </Menu.Item>
          ))}
          <Menu.Label>Find a table to draw it with its neighbours</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      {subject.kind === 'around' && (
        <SegmentedControl
          aria-label="Foreign keys away"
          value={String(subject.depth)}
          data={depths.map(String)}
          onChange={(value) => go({ ...subject, depth: Number(value) })}
        />
      )}
    </>
  )
}

function Count({ of }: { of: number }) {
  return <span className="num dim">{of.toLocaleString('en-US')}</span>
}

function SubjectText({ subject, home }: { subject: Subject; home: string }) {
  switch (subject.kind) {
    case 'all':
      return 'All tables'
    case 'home':
    case 'schema':
      return (
        <>
          Schema&nbsp;
          <Name text={subject.kind === 'home' ? home : subject.schema} />
        </>
      )
    case 'around':
      return (
        <>
          Around&nbsp;
          <Name text={subject.table.name} />
        </>
      )
    case 'set':
      return `${subject.tables.length} chosen ${subject.tables.length === 1 ? 'table' : 'tables'}`
  }
}
