import { ScrollText } from 'lucide-react'
import type { Feature } from '../../app/feature'
import { ActivityScreen } from './ActivityScreen'

/** The Activity screen. */
export const activity: Feature = {
  paths: ['activity'],
  label: 'Activity',
  icon: ScrollText,
  rail: true,
  Screen: ActivityScreen,
  commands: null,
}
