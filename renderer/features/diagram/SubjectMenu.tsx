import { Button, Menu, SegmentedControl } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import type { DiagramAnswer } from '#contract/diagram'
import { navigate } from '../../app/routes'
import { Name } from '../../ui/Name'
import { depths, subjectRoute, type Subject } from './subject'

/** What the diagram is of, and the way to another. */
export function SubjectMenu({ answer, subject }: { answer: DiagramAnswer; subject: Subject }) {
  const schemas = answer.schemas.filter(({ tables }) => tables.length > 0)
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
            <SubjectText subject={subject} home={answer.home} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="diagram-subjects">
          <Menu.Item onClick={() => go({ kind: 'all' })} rightSection={<Count of={tableCount(answer)} />}>
            All tables
          </Menu.Item>
          {schemas.length > 0 && <Menu.Label>Schemas</Menu.Label>}
          {schemas.map(({ name: schema, tables }) => (
            <Menu.Item
              key={schema}
              onClick={() => go(schema === answer.home ? { kind: 'home' } : { kind: 'schema', schema })}
              rightSection={<Count of={tables.length} />}
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

/** How many tables there are in all. */
export function tableCount({ schemas }: DiagramAnswer): number {
  return schemas.reduce((sum, { tables }) => sum + tables.length, 0)
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
