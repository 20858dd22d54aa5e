import { Search } from 'lucide-react'
import { AgeShown } from './AgeShown'
import { ConnectionMenu } from './ConnectionMenu'
import { openPalette } from './palette-open'
import { ProjectMenu } from './ProjectMenu'
import { currentConnection, useWorkspace } from './workspace'

/** The slim bar: project, connection, search, and the age of what is shown; production fills it. */
export function Bar() {
  const entry = useWorkspace(currentConnection)
  const environment = entry?.connection.environment ?? null
  return (
    <header className="bar" data-environment={environment ?? undefined}>
      <ProjectMenu />
      <span className="bar-step" aria-hidden>
        ▸
      </span>
      <ConnectionMenu />
      {environment === 'production' && (
        <span className="bar-production">
          PRODUCTION{entry?.connection.readOnly === true ? ' · read-only' : ''}
        </span>
      )}
      <span className="grow" />
      <button type="button" className="bar-search" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <Search size={13} aria-hidden />
        <span>Search</span>
        <kbd>{isMac() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <AgeShown />
    </header>
  )
}

function isMac(): boolean {
  return navigator.platform.startsWith('Mac')
}
