/** Milliseconds that the work took: the median of several runs, after one that is not counted. */
export async function median(work: () => Promise<unknown>, runs = 5): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
}

/** Milliseconds of the quickest of many runs: what else the machine does can only make a run slower. */
export async function quickest(work: () => Promise<unknown>, runs = 30): Promise<number> {
  let best = Infinity
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now()
    await work()
    best = Math.min(best, performance.now() - started)
  }
  return best
}

/** `123 ms (1.4×)`: a time, and how many times that of the one it is held against. */
export function against(ms: number, peer: number): string {
  return `${Math.round(ms)} ms (${(ms / peer).toFixed(2)}×)`
}

/** Writes a line past the test runner's own report. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
