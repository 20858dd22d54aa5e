import { Button } from '@mantine/core'
import type { Offer } from './offers'
import { navigate } from '../../app/routes'
import { planRoute } from '../../app/run-route'

/** Buttons for runs; each leads to its plan, nothing runs yet. The first is the likeliest. */
export function Offers({ offers, first = true }: { offers: readonly Offer[]; first?: boolean }) {
  return offers.map((offer, index) => (
    <Button
      key={offer.label}
      variant={first && index === 0 && offer.direction === 'up' ? 'filled' : 'default'}
      onClick={() => navigate(planRoute(offer))}
    >
      {offer.label}
    </Button>
  ))
}
