import './OfferList.css'
import { Button } from '@mantine/core'
import type { ConnectionEntry } from '#contract/connection'
import type { ConnectionOffer, Project } from '#contract/revision'
import { act } from './notify'
import { summary } from './summary'
import { takeOffer } from './workspace-actions'
import { useWorkspace } from './workspace'
import { Name } from '../ui/Name'

/** The connections that the project's own files name and that are not saved yet, each to be used with one click. */
export function OfferList() {
  const project = useWorkspace((state) => state.project)
  const connections = useWorkspace((state) => state.connections)
  const offers = openOffers(project, connections)
  if (offers.length === 0) return null
  return (
    <ul className="offer-list" aria-label="Connections that the project names">
      {offers.map((offer, index) => (
        <li key={offer.id} title={offer.notes.join(' ')}>
          <span className="offer-what">
            <Name text={`${offer.source} · ${offer.key}`} />
            <span className="offer-where">
              <Name text={summary(offer.target)} />
            </span>
          </span>
          <Button
            variant={connections.length === 0 && index === 0 ? 'filled' : 'default'}
            onClick={() => act(() => takeOffer(offer))}
          >
            Use it
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** A project's offers without those that are saved connections already. */
export function openOffers(
  project: Project | null,
  connections: readonly ConnectionEntry[],
): readonly ConnectionOffer[] {
  const saved = new Set(connections.map(({ connection }) => summary(connection.target)))
  return (project?.offers ?? []).filter(({ target }) => !saved.has(summary(target)))
}
