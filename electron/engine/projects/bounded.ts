/** Maps a list with at most `limit` calls under way; the answers keep the list's order. */
export async function mapBounded<A, B>(
  list: readonly A[],
  limit: number,
  map: (item: A) => Promise<B>,
): Promise<B[]> {
  const answers: B[] = []
  const entries = list.entries()
  const work = async () => {
    for (const [index, item] of entries) answers[index] = await map(item)
  }
  await Promise.all(Array.from({ length: Math.min(limit, list.length) }, work))
  return answers
}
