import { useMemo, useSyncExternalStore } from 'react'
import type { HazardCode } from '#contract/schema-plan'
import type { PlannedStatement, RefusedChange } from '#contract/told-plan'
import { Pages } from './pages'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'

/** The statements of a plan in pages; with a hazard those alone that have it. */
export function useStatements(
  id: string,
  fingerprint: string,
  hazard: HazardCode | null,
): Pages<PlannedStatement> {
  const pages = useMemo(
    () =>
      new Pages(
        async (page) => (await client.compare.statements({ id, fingerprint, hazard, ...page })).statements,
        toErrorData,
      ),
    [id, fingerprint, hazard],
  )
  useSyncExternalStore(pages.subscribe, pages.version)
  return pages
}

/** The changes that a plan refuses, in pages. */
export function useRefused(id: string, fingerprint: string): Pages<RefusedChange> {
  const pages = useMemo(
    () =>
      new Pages(
        async (page) => (await client.compare.refused({ id, fingerprint, ...page })).refused,
        toErrorData,
      ),
    [id, fingerprint],
  )
  useSyncExternalStore(pages.subscribe, pages.version)
  return pages
}
