import { os } from './base'

export const favourites = {
  list: os.favourites.list.handler(({ input, context: { engine } }) => engine.favourites.of(input.folder)),
  add: os.favourites.add.handler(({ input, context: { engine } }) =>
    engine.favourites.add(input.folder, input.ref),
  ),
  remove: os.favourites.remove.handler(({ input, context: { engine } }) =>
    engine.favourites.remove(input.folder, input.ref),
  ),
}
