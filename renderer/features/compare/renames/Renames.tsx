import { Button } from '@mantine/core'
import type { Comparison, Rename } from '#contract/compare'
import { decideRename, denyRename, renameKey } from '../load'
import { useCompare } from '../store'
import { Name } from '../../../ui/Name'

/** So many can be decided at a look; a schema may have thousands. */
const mostShown = 50

/** Names that may have changed, with what speaks for it; nothing is taken for a rename until someone says so. */
export function Renames({ comparison }: { comparison: Comparison }) {
  const denied = useCompare((state) => state.denied)
  const { renames, proposals } = comparison
  const decided = new Set(renames.map(renameKey))
  const open = proposals.filter(
    ({ rename }) => !denied.has(renameKey(rename)) && !decided.has(renameKey(rename)),
  )
  if (open.length + renames.length === 0) return null
  return (
    <details className="renames" open>
      <summary>
        {open.length > 0
          ? `${open.length.toLocaleString('en-US')} possible ${open.length === 1 ? 'rename' : 'renames'}`
          : 'Renames'}
        {open.length > 0 && renames.length > 0 && `, ${renames.length} decided`}
      </summary>
      <ul aria-label="Renames">
        {open.slice(0, mostShown).map(({ rename, evidence, likeness }) => (
          <li key={renameKey(rename)}>
            <div>
              Is <RenameWords rename={rename} />?
              <span className="num dim"> {Math.round(likeness * 100)} % alike</span>
            </div>
            {evidence.length > 0 && <p className="dim">{evidence.join('; ')}</p>}
            <div className="row">
              <Button variant="default" onClick={() => decideRename(rename, true)}>
                It is a rename
              </Button>
              <Button variant="subtle" onClick={() => denyRename(rename)}>
                It is not
              </Button>
            </div>
          </li>
        ))}
        {open.length > mostShown && (
          <li className="dim">
            {(open.length - mostShown).toLocaleString('en-US')} more are proposed once these are decided.
          </li>
        )}
        {renames.map((rename) => (
          <li key={renameKey(rename)} className="row">
            <span className="grow">
              Renamed: <RenameWords rename={rename} />
            </span>
            <Button variant="subtle" onClick={() => decideRename(rename, false)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function RenameWords({ rename: { ref, to } }: { rename: Rename }) {
  return (
    <>
      {ref.kind} <Name text={ref.table === null ? ref.name : `${ref.table}.${ref.name}`} /> now called{' '}
      <Name text={to} />
    </>
  )
}
