import { notifications } from '@mantine/notifications'
import { Braces, Copy, Quote, Star, StarOff } from 'lucide-react'
import type { ObjectRef } from '#contract/catalog'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import type { MenuEntry } from '../../../ui/RowMenu'
import { qualifiedName } from './copying'
import { toggleFavourite } from '../favourites'
import { useSchema } from '../store'
import { objectId } from '../tree/groups'

/** What can be done with any object, wherever it is named. */
export function objectMenu(ref: ObjectRef): MenuEntry[] {
  return [
    { label: 'Copy name', icon: <Copy size={14} />, run: () => void copy(() => ref.name, 'Name') },
    {
      label: 'Copy qualified name',
      icon: <Quote size={14} />,
      run: () => void copy(() => qualified(ref), 'Qualified name'),
    },
    { label: 'Copy DDL', icon: <Braces size={14} />, run: () => void copy(() => readDdl(ref), 'DDL') },
    ...(ref.table === null ? [favourite(ref)] : []),
  ]
}

function favourite(ref: ObjectRef): MenuEntry {
  const id = objectId(ref)
  return useSchema.getState().favourites.includes(id)
    ? { label: 'Take out of favourites', icon: <StarOff size={14} />, run: () => void toggleFavourite(ref) }
    : { label: 'Add to favourites', icon: <Star size={14} />, run: () => void toggleFavourite(ref) }
}

function qualified(ref: ObjectRef): string {
  const dialect = useSchema.getState().outline.value?.server.dialect
  return dialect === undefined ? `${ref.schema}.${ref.name}` : qualifiedName(dialect, ref)
}

async function readDdl(ref: ObjectRef): Promise<string> {
  const { connectionId } = useSchema.getState()
  if (connectionId === null) return ''
  const { ddl } = await client.catalog.object({ connectionId, ref, refresh: false })
  return ddl
}

/** Copies the DDL of everything in the database. */
export function copyWholeDdl(): void {
  void copy(async () => {
    const { connectionId } = useSchema.getState()
    if (connectionId === null) return ''
    return (await client.catalog.ddl({ connectionId, refresh: false })).ddl
  }, 'DDL')
}

async function copy(text: () => string | Promise<string>, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(await text())
    notifications.show({ message: `${what} copied`, autoClose: 1500 })
  } catch (thrown) {
    notifications.show({ color: 'red', title: `${what} not copied`, message: toErrorData(thrown).message })
  }
}
