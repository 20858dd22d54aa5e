import { Button } from '@mantine/core'
import type { Offer } from './offers'
import { navigate } from '../../app/routes'
import { planRoute } from '../../app/run-route'
import { currentConnection, useWorkspace } from '../../app/workspace'

/** Buttons for runs; each leads to its plan, nothing runs yet. The first is the likeliest. */
export function Offers({ offers, first = true }: { offers: readonly Offer[]; first?: boolean }) {
  const readOnly = useWorkspace((state) => currentConnection(state)?.connection.readOnly === true)
  return offers.map((offer, index) => (
    <Button
      key={offer.label}
      variant={!readOnly && first && index === 0 && offer.direction === 'up' ? 'filled' : 'default'}
      onClick={() => navigate(planRoute(offer))}
    >
      {offer.label}
    </Button>
  ))
}
