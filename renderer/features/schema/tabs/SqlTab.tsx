import type { DialectName } from '#contract/connection'
import { CodeView } from '../../../ui/CodeView'
import { CopyButton } from '../../../ui/CopyButton'

/** SQL to read and copy. */
export function SqlTab({ label, text, dialect }: { label: string; text: string; dialect: DialectName }) {
  return (
    <div className="sql-tab">
      <CodeView label={label} text={text} language={dialect} />
      <div className="sql-tab-copy">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
    </div>
  )
}
