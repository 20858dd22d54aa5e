import { GitCommitVertical } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Feature, ScreenProps } from './feature'
import { HistoryAndRuns } from './HistoryAndRuns'
import { activity } from '../features/activity/feature'
import { compare } from '../features/compare/feature'
import { connections } from '../features/connections/feature'
import { diagram } from '../features/diagram/feature'
import { historyCommands } from '../features/history/commands'
import { RunStrip } from '../features/runs/RunStrip'
import { schema } from '../features/schema/feature'
import { Welcome } from '../features/welcome/Welcome'

/** Every feature of a project's window, in the rail's order. */
export const features: readonly Feature[] = [
  {
    paths: ['history', 'run', 'stamp', 'new-revision', 'merge', 'python', 'round-trips', ''],
    label: 'History',
    icon: GitCommitVertical,
    rail: true,
    Screen: HistoryAndRuns,
    commands: historyCommands,
  },
  schema,
  diagram,
  compare,
  activity,
  connections,
]

/** What stands where no project is open. */
export const welcome: ComponentType = Welcome

/** What stands under every screen. */
export const strip: ComponentType<ScreenProps> = RunStrip
