import type { ObjectRef } from '#contract/catalog'
import { client } from '../../app/client'
import { showFailure } from '../../app/notify'
import { useSchema } from './store'
import { objectId } from './tree/groups'

/** Reads the favourites of a project. */
export async function readFavourites(folder: string | null): Promise<void> {
  if (folder === null) return
  const refs = await client.favourites.list({ folder }).catch((thrown: unknown) => {
    showFailure(thrown)
    return null
  })
  if (refs !== null && useSchema.getState().folder === folder)
    useSchema.setState({ favourites: refs.map(objectId) })
}

/** Makes an object a favourite of the project, or no longer one. */
export async function toggleFavourite(ref: ObjectRef): Promise<void> {
  const { folder, favourites } = useSchema.getState()
  if (folder === null) return
  const id = objectId(ref)
  const was = favourites.includes(id)
  useSchema.setState({ favourites: was ? favourites.filter((one) => one !== id) : [...favourites, id] })
  try {
    await (was ? client.favourites.remove({ folder, ref }) : client.favourites.add({ folder, ref }))
  } catch (thrown) {
    showFailure(thrown)
    await readFavourites(folder)
  }
}
