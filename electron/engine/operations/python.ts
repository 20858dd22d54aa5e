import { os } from './base'

export const python = {
  list: os.python.list.handler(async ({ input, context: { engine } }) => ({
    candidates: await engine.pythons.list(input.folder),
    notice: engine.pythons.notice,
  })),

  allow: os.python.allow.handler(({ input, context: { engine } }) =>
    engine.pythons.allow(input.folder, input.path),
  ),

  check: os.python.check.handler(({ input, context: { engine } }) =>
    engine.pythons.check(input.folder, input.path),
  ),

  forget: os.python.forget.handler(({ input, context: { engine } }) =>
    engine.pythons.forget(input.folder, input.path),
  ),

  choose: os.python.choose.handler(async ({ input, context: { engine } }) => ({
    candidates: await engine.pythons.choose(input.folder, input.path),
    notice: engine.pythons.notice,
  })),
}
