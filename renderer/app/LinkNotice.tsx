import { useEffect, useState } from 'react'
import { useLink } from './link'
import { Elapsed } from '../ui/Elapsed'

/** Says that the link to the engine is cut, once that has lasted long enough to be worth a word. */
export function LinkNotice() {
  const { state, since, attempt } = useLink()
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (state !== 'lost') return
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [state])
  if (!late || since === null) return null
  return (
    <div className="link-notice" role="alert">
      <strong>The link to Varve’s engine is cut.</strong> Reconnecting for{' '}
      <Elapsed since={new Date(since).toISOString()} />. What is shown is as it was before.
      {attempt > 4 && ' If Varve was ended, start it again and open the address it prints.'}
    </div>
  )
}
