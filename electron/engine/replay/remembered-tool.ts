import { AppError } from '../errors'
import type { RenderedStatement } from '../python/rendered'
import type { FindTool, Tool } from '../runs/tool'

/** The same tool, asked once for each script: every question starts a Python. One that may not be used is looked for again. */
export function rememberedTool(find: () => FindTool): FindTool {
  let known: Tool | null = null
  return async () => {
    if (known !== null) return known
    const found = await find()()
    if (found instanceof AppError) return found
    return (known ??= remembering(found))
  }
}

function remembering(tool: Tool): Tool {
  const told = new Map<string, Promise<readonly RenderedStatement[]>>()
  return {
    run: (step) => tool.run(step),
    render: (revision, direction, dialect, server) => {
      const key = JSON.stringify([revision, direction, dialect, server?.flavour, server?.version])
      const known = told.get(key)
      if (known !== undefined) return known
      const asked = tool.render(revision, direction, dialect, server)
      told.set(key, asked)
      return asked
    },
  }
}
