import { z } from 'zod'
import { operation } from '../errors'
import { PythonCandidate } from '../python'

const Candidates = z.object({
  candidates: z.array(PythonCandidate),
  /** A sentence, where the file of permissions was found garbled and set aside. */
  notice: z.string().nullable(),
})
const OnePython = z.object({ folder: z.string(), path: z.string() })

export const python = {
  /** The Pythons that may be the project's own, the likeliest first, and why; runs none of them. */
  list: operation.input(z.object({ folder: z.string() })).output(Candidates),
  /** Lets a Python run this project's code, and checks what it has. */
  allow: operation.input(OnePython).output(PythonCandidate),
  /** Checks an allowed Python anew. */
  check: operation.input(OnePython).output(PythonCandidate),
  /** Takes the permission back. */
  forget: operation.input(OnePython).output(z.void()),
  /** Takes this Python (an absolute path) before all that are found; null goes back to those. Allows nothing. */
  choose: operation.input(z.object({ folder: z.string(), path: z.string().nullable() })).output(Candidates),
}
