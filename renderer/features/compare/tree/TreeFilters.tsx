import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import type { ObjectKind } from '#contract/catalog'
import type { ComparedChange } from '#contract/compare'
import { signs, tally } from './rows'
import type { Shown, Sign } from './rows'
import { useCompare } from '../store'
import { FilterBox } from '../../../ui/FilterBox'
import { ToggleChips } from '../../../ui/ToggleChips'
import { Toolbar } from '../../../ui/Toolbar'

const words: Record<Sign, string> = { '+': 'added', '−': 'removed', '~': 'altered' }

/** Narrows the tree: by text, by sign, by kind of object; what rules ignore is shown when asked for. */
export function TreeFilters({ changes, onDown }: { changes: readonly ComparedChange[]; onDown(): void }) {
  const shown = useCompare((state) => state.shown)
  const narrow = (part: Partial<Shown>) =>
    useCompare.setState((was) => ({ shown: { ...was.shown, ...part }, opened: new Map() }))
  const { bySign, byKind } = useMemo(() => tally(changes, shown.ignored), [changes, shown.ignored])
  const ignored = useMemo(() => changes.filter(({ ignoredBy }) => ignoredBy !== null).length, [changes])
  return (
    <>
      <Toolbar label="Which changes">
        <FilterBox
          label="Filter changes"
          value={shown.text}
          onChange={(text) => narrow({ text })}
          onDown={onDown}
        />
        <KindsMenu byKind={byKind} chosen={shown.kinds} onChange={(kinds) => narrow({ kinds })} />
      </Toolbar>
      <div className="change-filters">
        <ToggleChips
          label="Kinds of change"
          choices={signs.map((sign) => ({
            value: sign,
            label: `${sign} ${words[sign]}`,
            count: bySign.get(sign) ?? 0,
          }))}
          chosen={shown.signs}
          onChange={(chosen) => narrow({ signs: chosen })}
        />
        {ignored > 0 && (
          <ToggleChips
            label="Ignored changes"
            choices={[{ value: 'ignored', label: 'ignored', count: ignored }]}
            chosen={new Set(shown.ignored ? ['ignored'] : [])}
            onChange={(chosen) => narrow({ ignored: chosen.size > 0, rule: null })}
          />
        )}
        {shown.rule !== null && (
          <ToggleChips
            label="Rule"
            choices={[{ value: 'rule', label: 'only those of one rule', count: null }]}
            chosen={new Set(['rule'])}
            onChange={() => narrow({ rule: null })}
          />
        )}
      </div>
    </>
  )
}

interface KindsMenuProps {
  readonly byKind: ReadonlyMap<ObjectKind, number>
  readonly chosen: ReadonlySet<ObjectKind>
  onChange(kinds: ReadonlySet<ObjectKind>): void
}

function KindsMenu({ byKind, chosen, onChange }: KindsMenuProps) {
  const turn = (kind: ObjectKind) => {
    const next = new Set(chosen)
    if (!next.delete(kind)) next.add(kind)
    onChange(next)
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={200}>
      <Menu.Target>
        <Button
          variant={chosen.size === 0 ? 'default' : 'light'}
          rightSection={<ChevronDown size={13} aria-hidden />}
        >
          {chosen.size === 0 ? 'Objects' : `${chosen.size} of ${byKind.size} kinds`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Kinds of object shown">
        {[...byKind].map(([kind, count]) => (
          <Menu.CheckboxItem
            key={kind}
            checked={chosen.has(kind)}
            onChange={() => turn(kind)}
            rightSection={<span className="num dim">{count.toLocaleString('en-US')}</span>}
          >
            {kind.replaceAll('-', ' ')}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={chosen.size === 0} onClick={() => onChange(new Set())}>
          Show all
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
