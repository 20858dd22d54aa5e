/** Tells progress four times a second: drawing each step would take the page as long as the layout takes its worker. */
export function seldom(signal: AbortSignal, tell: (done: number) => void): (done: number) => void {
  let told = performance.now()
  return (done) => {
    const now = performance.now()
    if (signal.aborted || now - told < 250) return
    told = now
    tell(done)
  }
}
