import { Button } from '@mantine/core'
import { navigate } from './routes'
import { EmptyState } from '../ui/EmptyState'

/** Stands where an address names no screen. */
export function NoSuchScreen() {
  return (
    <>
      <h1 className="unseen">Varve</h1>
      <EmptyState title="There is no such screen">
        <p>The address of this window names nothing Varve has.</p>
        <Button variant="default" onClick={() => navigate(['history'], 'replace')}>
          Go to History
        </Button>
      </EmptyState>
    </>
  )
}
