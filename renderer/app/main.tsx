import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/ui.css'
import './mantine.css'
import './shell.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Shell } from './Shell'
import { start } from './start'
import { colorSchemeManager, theme } from './theme'
import { connect } from './transport'

connect()
start()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto">
      <Notifications position="bottom-right" transitionDuration={120} />
      <Shell />
    </MantineProvider>
  </StrictMode>,
)
