import { Plug } from 'lucide-react'
import type { Feature } from '../../app/feature'
import { ConnectionsScreen } from './ConnectionsScreen'

/** The project's connections, reached from the bar and the palette. */
export const connections: Feature = {
  paths: ['connections'],
  label: 'Connections',
  icon: Plug,
  rail: false,
  Screen: ConnectionsScreen,
  commands: null,
}
