import { signOf } from '#contract/change'
import type { SchemaPlan } from '#contract/schema-plan'
import { ChangeSign } from '../../../ui/ChangeSign'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'

/** Changes that no statement makes, each with why. */
export function Refused({ plan: { refused, changes } }: { plan: SchemaPlan }) {
  if (refused.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={
        refused.length === 1
          ? 'One change is not made by the plan'
          : `${refused.length} changes are not made by the plan`
      }
    >
      <ul className="change-sentences" aria-label="Not made by the plan">
        {refused.map(({ change, why }) => {
          const told = changes[change]
          return (
            <li key={change}>
              {told !== undefined && <ChangeSign sign={signOf(told.kind)} />}
              <span>
                {told !== undefined && <Name text={told.sentence} />}
                <span className="changed-property">{why}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
