import { Copy, Link, Plug, Trash2 } from 'lucide-react'
import type { ConnectionEntry } from '#contract/connection'
import { writeConnectionUrl } from '#contract/connection-url'
import { navigate } from '../../app/routes'
import type { MenuEntry } from '../../ui/RowMenu'
import { askRemove, duplicate, openAndLeave } from './actions'

/** What can be done with a saved connection. */
export function connectionMenu({ connection }: ConnectionEntry): (MenuEntry | null)[] {
  return [
    { label: 'Open', icon: <Plug size={14} />, run: () => void openAndLeave(connection.id) },
    { label: 'Duplicate', icon: <Copy size={14} />, run: () => duplicate(connection) },
    {
      label: 'Copy URL without password',
      icon: <Link size={14} />,
      run: () => void navigator.clipboard.writeText(writeConnectionUrl(connection.target)),
    },
    null,
    {
      label: 'Remove',
      icon: <Trash2 size={14} />,
      danger: true,
      run: () => {
        navigate(['connections', connection.id], 'replace')
        askRemove(connection)
      },
    },
  ]
}
