import { z } from 'zod'
import { ObjectRef } from '../catalog'
import { operation } from '../errors'
import { Health, HealthRule } from '../health'

const Where = z.object({ folder: z.string(), connectionId: z.string() })
/** Without a folder nothing is suppressed. */
const Look = Where.extend({ folder: z.string().nullable(), refresh: z.boolean().default(false) })
const Which = Where.extend({ rule: HealthRule, ref: ObjectRef })

export const health = {
  /** Judges the last look at the catalog (a new one for `refresh`) with the server's statistics of now. */
  read: operation.input(Look).output(Health),
  /** Lets a finding be, for a reason that stands in the project's `.varve/health.json`. */
  suppress: operation.input(Which.extend({ reason: z.string().trim().min(1).max(2000) })).output(z.void()),
  /** Takes a suppression back. */
  restore: operation.input(Which).output(z.void()),
}
