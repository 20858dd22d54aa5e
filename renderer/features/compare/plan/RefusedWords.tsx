import { signOf } from '#contract/change'
import type { RefusedChange } from '#contract/told-plan'
import { ChangeSign } from '../../../ui/ChangeSign'
import { Name } from '../../../ui/Name'

/** A change that is not made, and why. */
export function RefusedWords({ refused: { kind, sentence, why } }: { refused: RefusedChange }) {
  return (
    <>
      <ChangeSign sign={signOf(kind)} />
      <span>
        <Name text={sentence} />
        <span className="changed-property">{why}</span>
      </span>
    </>
  )
}
