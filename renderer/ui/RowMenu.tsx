import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'

export interface MenuEntry {
  readonly label: string
  readonly icon: ReactNode
  readonly danger?: boolean
  /** Why it can't be chosen now; null where it can. */
  readonly disabled?: string | null
  run(): void
}

/** Lines of a menu; null draws a divider. */
export function MenuEntries({ entries }: { entries: readonly (MenuEntry | null)[] }) {
  return entries.map((entry, index) =>
    entry === null ? (
      <Menu.Divider key={index} />
    ) : (
      <Menu.Item
        key={entry.label}
        leftSection={entry.icon}
        onClick={entry.run}
        disabled={typeof entry.disabled === 'string'}
        {...(typeof entry.disabled === 'string' ? { title: entry.disabled } : {})}
        {...(entry.danger === true ? { color: 'red' } : {})}
      >
        {entry.label}
      </Menu.Item>
    ),
  )
}

/** A menu that a right click on its children opens at the pointer. */
export function RowMenu({
  entries,
  children,
}: {
  entries: readonly (MenuEntry | null)[]
  children: ReactNode
}) {
  return (
    <Menu>
      <Menu.ContextMenu>{children}</Menu.ContextMenu>
      <Menu.Dropdown>
        <MenuEntries entries={entries} />
      </Menu.Dropdown>
    </Menu>
  )
}
