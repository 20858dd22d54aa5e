import { Tabs as MantineTabs } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { Badge } from './Chip'

export interface Tab {
  readonly value: string
  readonly label: string
  /** Shown beside the label; null for none. */
  readonly count: number | null
  readonly panel: ReactNode
}

/** Tabs over panels that fill what is left of the height; only the open panel is mounted. */
export function Tabs(props: {
  label: string
  tabs: readonly Tab[]
  value: string
  onChange(value: string): void
  /** Stands between the tabs and the open panel, so that it never moves the tabs. */
  above?: ReactNode
}) {
  const open = props.tabs.some((tab) => tab.value === props.value)
    ? props.value
    : (props.tabs[0]?.value ?? '')
  const list = useRef<HTMLDivElement>(null)
  // In a narrow window the tabs scroll: the open one is in sight.
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [open])
  return (
    <MantineTabs
      className="tabs"
      value={open}
      onChange={(value) => value !== null && props.onChange(value)}
      keepMounted={false}
    >
      <MantineTabs.List aria-label={props.label} ref={list}>
        {props.tabs.map((tab) => (
          <MantineTabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
            {tab.count !== null && <Badge>{tab.count}</Badge>}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {props.above}
      {props.tabs.map((tab) => (
        // A panel scrolls, so the keyboard has to reach it even where nothing in it takes the focus.
        <MantineTabs.Panel key={tab.value} value={tab.value} className="tab-panel" tabIndex={0}>
          {tab.panel}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  )
}
