import { SegmentedControl } from '@mantine/core'
import { DialectName } from '#contract/connection'
import { useHistory } from './store'

/** Whose SQL is shown, while no connection says so. */
export function DialectChoice({ dialect }: { dialect: DialectName }) {
  return (
    <div>
      <SegmentedControl
        aria-label="SQL for"
        data={[
          { value: 'postgres', label: 'PostgreSQL' },
          { value: 'mysql', label: 'MySQL / MariaDB' },
        ]}
        value={dialect}
        onChange={(value) => useHistory.setState({ dialect: DialectName.parse(value) })}
      />
    </div>
  )
}
