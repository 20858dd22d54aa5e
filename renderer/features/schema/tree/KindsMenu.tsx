import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useSchema } from '../store'
import { groups, groupText, type GroupName } from './groups'
import type { Tree } from './tree'

/** Chooses which kinds of objects the tree shows; none chosen shows all. */
export function KindsMenu({ tree }: { tree: Tree }) {
  const only = useSchema((state) => state.only)
  const choose = (next: ReadonlySet<GroupName>) => useSchema.setState({ only: next })
  const turn = (group: GroupName) => {
    const next = new Set(only)
    if (!next.delete(group)) next.add(group)
    choose(next)
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={200}>
      <Menu.Target>
        <Button
          variant={only.size === 0 ? 'default' : 'light'}
          rightSection={<ChevronDown size={13} aria-hidden />}
        >
          {only.size === 0 ? 'Kinds' : `${only.size} of ${tree.counts.size} kinds`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Kinds shown">
        {groups
          .filter((group) => tree.counts.has(group))
          .map((group) => (
            <Menu.CheckboxItem
              key={group}
              checked={only.has(group)}
              onChange={() => turn(group)}
              rightSection={
                <span className="num dim">{(tree.counts.get(group) ?? 0).toLocaleString('en-US')}</span>
              }
            >
              {groupText(group)}
            </Menu.CheckboxItem>
          ))}
        <Menu.Divider />
        <Menu.Item disabled={only.size === 0} onClick={() => choose(new Set())}>
          Show all
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
