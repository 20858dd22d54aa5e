import { ActionIcon, Button } from '@mantine/core'
import { ArrowLeftRight } from 'lucide-react'
import type { CompareSide } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import { SidePicker } from './SidePicker'
import { cancelComparison, compareAgain } from '../load'
import { useCompare } from '../store'
import { compareRoute } from '../../../app/compare-route'
import type { WantedSides } from '../../../app/compare-route'
import { navigate } from '../../../app/routes'
import { ScratchMenu } from '../../../app/ScratchMenu'
import { Toolbar } from '../../../ui/Toolbar'
import { useKeys } from '../../../ui/useKeys'

interface SidesProps {
  readonly sides: WantedSides
  readonly folder: string
  readonly dialect: DialectName
  /** Whether both sides are there, and so is what comparing them needs. */
  readonly ready: boolean
}

/** What is compared with what: the two sides, swapping them, and where throwaway databases are made. */
export function Sides({ sides, folder, dialect, ready }: SidesProps) {
  const { from, to } = sides
  const working = useCompare((state) => state.comparison.state === 'working')
  const go = (next: WantedSides) => navigate(compareRoute(next, folder))
  const swap = () => go({ from: to, to: from })
  useKeys({ X: swap })
  const put = (name: 'from' | 'to') => (side: CompareSide) => go({ ...sides, [name]: side })
  return (
    <Toolbar label="What is compared">
      <SidePicker name="from" side={from} other={to} onChoose={put('from')} />
      <ActionIcon aria-label="Swap the sides" title="Swap the sides (X)" onClick={swap}>
        <ArrowLeftRight size={14} />
      </ActionIcon>
      <SidePicker name="to" side={to} other={from} onChoose={put('to')} />
      <span className="grow" />
      <ScratchMenu folder={folder} dialect={dialect} />
      {working ? (
        <Button variant="default" onClick={cancelComparison}>
          Cancel
        </Button>
      ) : (
        <Button variant="default" disabled={!ready} onClick={compareAgain}>
          Compare again
        </Button>
      )}
    </Toolbar>
  )
}
