import { locate } from '../config/locate'
import { type HeldOffer, heldOffers } from './offers'

/** One of a project's offers, read anew, with the password that only the engine sees; null where it isn't offered any more. */
export async function takeOffer(folder: string, id: string): Promise<HeldOffer | null> {
  const location = await locate(folder)
  if (location === null) return null
  const offers = await heldOffers(folder, location, process.env)
  return offers.find(({ offer }) => offer.id === id) ?? null
}
