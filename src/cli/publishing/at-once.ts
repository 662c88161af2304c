/** Does some work for each of many, so many at once: files and answers wait for a disk and a database, and not for one another. */
export async function atOnce<T>(
  most: number,
  all: Iterable<T> | AsyncIterable<T>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  for await (const one of all) {
    const doing = work(one).finally(() => underWay.delete(doing))
    underWay.add(doing)
    if (underWay.size >= most) await Promise.race(underWay)
  }
  await Promise.all(underWay)
}
